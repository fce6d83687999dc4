import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Instant } from '../../core/record/scalars.js'
import type { SyncTurn } from '../../prisma/sync/turns.js'
import type { DueKind } from './planNext.js'
import type { SyncState } from '../../core/account/SyncState.js'

/** What a reading covers. */
export interface SyncRequest {
  /** All kinds where none are named. */
  readonly kinds?: readonly RecordKind[] | null | undefined
  /** Read everything again from the beginning; otherwise what is not complete yet, and what changed since where the vendor can be asked for that. */
  readonly full?: boolean | null | undefined
}

/** What is read in a turn that is held already. */
export interface TurnReading {
  readonly kinds: readonly DueKind[]
  /** So many pages of a kind at most; what is left goes on in a later turn. */
  readonly mostPages: number
  /** When the account is due next, asked when the reading is over; null for never. */
  readonly plan: () => Promise<Instant | null>
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
  /** Reads kinds of the account whose turn it is, and gives the turn back. Rejects only for faults of our own. */
  takeTurn(turn: SyncTurn, reading: TurnReading): Promise<void>
  /** Stops after the pages under way and waits for them; closing the sessions meanwhile cuts those off. */
  close(): Promise<void>
}
