import type { RecordBase } from './RecordBase.js'
import type { CalendarDate, DecimalString } from './scalars.js'

/** Where work stands on its way to a bill. */
export const billingStatuses = ['UNBILLED', 'DRAFT', 'BILLED', 'WRITTEN_OFF', 'NON_BILLABLE'] as const
/** Where work stands on its way to a bill. */
export type BillingStatus = (typeof billingStatuses)[number]

/** Time one user worked on one matter. */
export interface TimeEntryRecord extends RecordBase {
  readonly matterId: string | null
  readonly userId: string | null
  readonly date: CalendarDate
  /** Whole seconds worked: the one exact duration. */
  readonly durationSeconds: number
  readonly description: string
  readonly billable: boolean
  readonly activityCode: string | null
  readonly rate: DecimalString | null
  /** What it bills for, as the vendor rounds it; `0` where not billable. */
  readonly amount: DecimalString
  readonly currency: string
  readonly status: BillingStatus
  /** The invoice it is on, where the vendor's time entry names it. */
  readonly invoiceId: string | null
  /** The caller's reference (timer id, call id) sent on creation. */
  readonly referenceId: string | null
  readonly tags: readonly string[]
}
