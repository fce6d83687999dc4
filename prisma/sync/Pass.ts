import type { SyncPhase } from '../../core/account/SyncState.js'
import type { ErrorCode } from '../../core/errors.js'
import type { Instant } from '../../core/record/scalars.js'

/** Where the reading of a kind stands: the reading under way, as far as it came, and what earlier ones left. */
export interface Pass {
  readonly phase: SyncPhase
  /** Where the next page starts; null before the first. */
  readonly cursor: string | null
  /** Null when no reading is under way. */
  readonly startedAt: Instant | null
  /** The reading under way asks for what changed since then; null where it reads everything. */
  readonly since: Instant | null
  readonly records: number
  /** What the reading under way has cost so far, in requests to the vendor. */
  readonly requests: number
  readonly total: number | null
  readonly lastSucceededAt: Instant | null
  readonly lastError: string | null
  /** The error's code; null where there is none. */
  readonly lastErrorCode: ErrorCode | null
  /** Everything that changed before then has been read; null where the vendor cannot be asked for changes. */
  readonly changesReadTo: Instant | null
  /** Some changes show in a reading of everything alone. */
  readonly changesArePartial: boolean
  /** When the last complete reading of everything began. */
  readonly fullReadAt: Instant | null
  /** What that cost, in requests to the vendor; null where it was not counted. */
  readonly fullRequests: number | null
  /** When a great part was first found gone, unconfirmed; null where nothing is. */
  readonly massAbsenceAt: Instant | null
  /** How many readings in a row found nothing new. */
  readonly quietReadings: number
  /** How many readings in a row failed. */
  readonly failures: number
  /** Somebody wants everything read again. */
  readonly fullWanted: boolean
  /** When the kind is to be read next; null for now. */
  readonly dueAt: Instant | null
  /** How often somebody wanted it read. */
  readonly wants: number
}

/** Where a kind stands that nobody has read yet. */
export const unreadPass: Pass = {
  phase: 'PENDING',
  cursor: null,
  startedAt: null,
  since: null,
  records: 0,
  requests: 0,
  total: null,
  lastSucceededAt: null,
  lastError: null,
  lastErrorCode: null,
  changesReadTo: null,
  changesArePartial: false,
  fullReadAt: null,
  fullRequests: null,
  massAbsenceAt: null,
  quietReadings: 0,
  failures: 0,
  fullWanted: false,
  dueAt: null,
  wants: 0,
}
