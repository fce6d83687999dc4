import type { AccountKey } from '../recordId.js'
import type { Change } from './Change.js'

/** An account that is no longer what it was. */
export interface AccountNotice {
  readonly account: AccountKey
  readonly tenant: string
}

/** What became visible at once. */
export interface FeedTurn {
  /** In the order of the log. */
  readonly changes: readonly Change[]
  /** Accounts that are no longer what they were, each once. */
  readonly accounts: readonly AccountNotice[]
  /** Ids of commands that are no longer what they were, each once. */
  readonly commands: readonly string[]
  /** Everything up to this place of the log has been told. */
  readonly through: number
}

/** Somebody who hears the feed. */
export interface FeedListening {
  /** Turns begin after this place of the log. */
  readonly position: number
  stop(): void
}

/** The change log as it grows. */
export interface ChangeFeed {
  /** Hears everything that becomes visible from now on: nothing is left out, nothing told twice. One read of the log serves all who listen. */
  listen(listener: (turn: FeedTurn) => void): Promise<FeedListening>
  close(): Promise<void>
}
