import type { CanonicalRecord } from '../record/CanonicalRecord.js'
import type { CalendarDate } from '../record/scalars.js'
import type { RecordKind } from '../recordKind.js'

/** What a check has to know beside the record. */
export interface CheckContext {
  /** The account's own currency, ISO 4217. */
  readonly currency: string
  /** Whether the vendor bills in other currencies than the account's own. */
  readonly severalCurrencies: boolean
  /** The date of the reading. */
  readonly today: CalendarDate
}

/** One thing that must hold of a record before it is taken over. */
export interface Check<K extends RecordKind = RecordKind> {
  /** Stable: operators and their alarms go by it. `invoice.total`. */
  readonly name: string
  /** What must hold, in one sentence. */
  readonly says: string
  /** What does not hold, with the numbers and without names of people; null where all is well. */
  readonly fault: (record: CanonicalRecord<K>, context: CheckContext) => string | null
}

/** The checks of one kind. */
export interface KindChecks<K extends RecordKind> {
  /** Whether each value is what it should be by itself. Where one of these fails, the others are not asked. */
  readonly form: readonly Check<K>[]
  /** Whether the values agree with each other. */
  readonly meaning: readonly Check<K>[]
}

/** Why a record is not taken over. */
export interface Finding {
  /** The check's name. */
  readonly reason: string
  /** What differs, with the numbers. */
  readonly detail: string
}
