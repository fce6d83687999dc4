import type { TakeDelivery } from '../../core/hint/VendorHooks.js'
import type { AccountKey } from '../../core/recordId.js'

/** What vendors tell of changes by themselves. Never believed: what they name is read. */
export interface Hints {
  readonly receive: TakeDelivery
  /** Has the account's vendor tell of changes, where it can and where that is due: at the first time, before what was asked for ends, and now and then to see that it still stands. */
  keep(account: AccountKey): Promise<void>
  /** Resolves once everything that was hinted at so far is read. */
  settled(): Promise<void>
  /** Takes nothing any more and waits for the readings under way. */
  close(): Promise<void>
}
