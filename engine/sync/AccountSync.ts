import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { SyncState } from '../../core/account/SyncState.js'

/** What a reading covers. */
export interface SyncRequest {
  /** All kinds where none are named. */
  readonly kinds?: readonly RecordKind[] | null | undefined
  /** Read everything again from the beginning; otherwise only what is not complete yet. */
  readonly full?: boolean | null | undefined
}

/** Told after each page and at each turn. */
export type SyncListener = (state: SyncState) => void

/** Keeps the mirror of every account filled. */
export interface AccountSync {
  /**
   * Reads an account's kinds into the mirror, users, contacts, matters, time entries, and resolves when all of them are done or failing; what became of each is told in its state.
   * A reading of the account that runs already is joined. Rejects only for faults of our own.
   */
  syncAccount(account: AccountKey, request?: SyncRequest): Promise<readonly SyncState[]>
  /** Stops after the pages under way and waits for them; closing the sessions meanwhile cuts those off. */
  close(): Promise<void>
}
