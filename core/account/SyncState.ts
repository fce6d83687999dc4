import type { AccountKey } from '../recordId.js'
import type { RecordKind } from '../recordKind.js'
import type { Instant } from '../record/scalars.js'

/** PENDING: not begun. INITIAL: the first full read runs. LIVE: complete. FAILING: the last read ended in an error. */
export const syncPhases = ['PENDING', 'INITIAL', 'LIVE', 'FAILING'] as const
/** How far the reading of one kind is. */
export type SyncPhase = (typeof syncPhases)[number]

/** How far the reading of one kind of one account is. */
export interface SyncState {
  readonly account: AccountKey
  readonly kind: RecordKind
  readonly phase: SyncPhase
  /** Living records of this kind in the mirror. */
  readonly records: number
  /** 0..1 during a full read, where the vendor says how many there are; null otherwise. */
  readonly progress: number | null
  /** When the full read under way will be done, if it goes on as it did so far; null where that cannot be told. */
  readonly estimatedEndAt: Instant | null
  readonly lastSucceededAt: Instant | null
  readonly lastError: string | null
}
