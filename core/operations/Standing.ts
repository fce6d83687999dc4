import type { AccountStatus } from '../account/Account.js'
import type { SyncPhase } from '../account/SyncState.js'
import type { CommandState } from '../command/commandStates.js'
import type { AccountKey } from '../recordId.js'
import type { RecordKind } from '../recordKind.js'
import type { Vendor } from '../vendor.js'

/** How far an account's mirror is behind. */
export interface AccountLag {
  readonly account: AccountKey
  readonly vendor: Vendor
  /** How long ago that was up to which everything is known that the vendor shows, of the kind that is furthest behind. In seconds. */
  readonly lagSeconds: number
  /** How long the reading that has been due longest has been due; 0 where none is, or where the account waits for its firm. In seconds. */
  readonly overdueSeconds: number
}

/** How the whole service stands, as the database tells it: nothing of a tenant's own data, and no more rows than there are accounts. */
export interface Standing {
  readonly accounts: readonly { readonly vendor: Vendor; readonly status: AccountStatus; readonly count: number }[]
  /** Every account but those that were disconnected. */
  readonly lags: readonly AccountLag[]
  /** The reading of every kind, over all accounts that can be read; the lag is that of the account furthest behind. */
  readonly kinds: readonly {
    readonly vendor: Vendor
    readonly kind: RecordKind
    readonly phase: SyncPhase
    readonly count: number
    readonly lagSeconds: number
  }[]
  /** Commands that are not over, and those that wait for a person to say what became of them (where they move no money, for a week). */
  readonly commands: readonly { readonly state: CommandState; readonly count: number; readonly oldestSeconds: number }[]
  readonly changeLog: {
    /** Up to which place readers may read. */
    readonly end: number
    /** How many places behind it are taken by changes that are on their way, or wait for one that is. */
    readonly heldBack: number
    /** How old the oldest change is of which an endpoint that is enabled has no message yet; 0 where there is none. In seconds. */
    readonly webhookLagSeconds: number
  }
  readonly webhooks: {
    /** Messages to be sent, and those that were given up; counted up to 100 000. */
    readonly pending: number
    readonly failed: number
    /** How long the message has been due that has been due longest, those of disabled endpoints aside; 0 where none is. In seconds. */
    readonly overdueSeconds: number
    readonly enabled: number
    readonly disabled: number
  }
}
