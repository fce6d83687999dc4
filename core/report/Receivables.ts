import type { CalendarDate, DecimalString } from '../record/scalars.js'
import type { AccountKey } from '../recordId.js'
import type { Vendor } from '../vendor.js'
import type { AgeRange } from './ageRanges.js'
import type { ReportPlace } from './reportPlace.js'

/** What receivables can be put together by. */
export const receivablesGroupings = ['CLIENT', 'MATTER'] as const
/** What receivables are put together by. */
export type ReceivablesGrouping = (typeof receivablesGroupings)[number]

/** What is open within one range of age. */
export interface AgedAmount extends AgeRange {
  readonly amount: DecimalString
  readonly invoices: number
}

/** What is open in one currency. */
export interface ReceivablesTotal {
  readonly currency: string
  /** One per range, empty ones included, the youngest first. */
  readonly buckets: readonly AgedAmount[]
  /** The sum of the buckets. Invoices with a credit balance make it smaller. */
  readonly total: DecimalString
  readonly invoices: number
  /** The earliest due date among the open invoices; null where none has a date. */
  readonly oldestDueDate: CalendarDate | null
}

/** What one client owes, or what is open for one matter, in one currency. */
export interface ReceivablesGroup extends ReceivablesTotal {
  readonly account: AccountKey
  readonly vendor: Vendor
  /** The client's or matter's vendor id; null for invoices that name none, and for payments of several matters that cannot be told apart. */
  readonly vendorId: string | null
}

/** Where a group stands in its report. */
export const receivablesPlace = ({ currency, total, account, vendorId }: ReceivablesGroup): ReportPlace => ({
  section: currency,
  amount: total,
  id: `${account} ${vendorId ?? ''}`,
})
