import type { CalendarDate, DecimalString } from '../record/scalars.js'

/** A time entry as somebody wants it to be. Other records are named by vendor id. */
export interface TimeEntryIntent {
  readonly matterId: string
  /** Null for the signed-in user, where the vendor takes it so. */
  readonly userId: string | null
  readonly date: CalendarDate
  /** Whole seconds, at least one. */
  readonly durationSeconds: number
  readonly description: string
  readonly billable: boolean
  readonly activityCode: string | null
  /** Null for the rate the vendor would take by itself. */
  readonly rate: DecimalString | null
  /** The caller's own reference, where the vendor has a place for one. */
  readonly referenceId: string | null
  readonly tags: readonly string[]
}

/** What of a time entry is to be changed; what is absent stays. */
export type TimeEntryChanges = Partial<
  Pick<TimeEntryIntent, 'date' | 'durationSeconds' | 'description' | 'billable' | 'activityCode' | 'rate' | 'tags'>
>
