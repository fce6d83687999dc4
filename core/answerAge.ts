import type { Instant } from './record/scalars.js'
import type { RecordKind } from './recordKind.js'

/** How old the oldest copy of one account and kind is that an answer was made from: a row of `extensions.freshness`. */
export interface AnswerAge {
  /** The account's global id. */
  readonly accountId: string
  readonly kind: RecordKind
  /** When that copy was read from the vendor. */
  readonly oldestSyncedAt: Instant
}
