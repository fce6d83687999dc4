import type { RecordBase } from './RecordBase.js'
import type { CalendarDate, DecimalString } from './scalars.js'
import type { BillingStatus } from './TimeEntry.js'

/** Money spent on a matter. */
export interface ExpenseRecord extends RecordBase {
  readonly matterId: string | null
  readonly userId: string | null
  readonly date: CalendarDate
  readonly description: string
  /** UTBMS expense code such as `E112`, or the firm's own code or category where it uses none. */
  readonly expenseCode: string | null
  readonly quantity: DecimalString
  readonly unitAmount: DecimalString
  /** quantity × unitAmount as the vendor rounds it, before tax; kept for what is not billable too. */
  readonly amount: DecimalString
  readonly taxable: boolean | null
  readonly billable: boolean
  readonly currency: string
  readonly status: BillingStatus
  /** The invoice it is on, where the vendor's expense names it. */
  readonly invoiceId: string | null
}
