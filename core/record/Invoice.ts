import type { RecordBase } from './RecordBase.js'
import type { CalendarDate, DecimalString } from './scalars.js'

/** Where an invoice stands. */
export const invoiceStatuses = [
  'DRAFT',
  'PENDING_APPROVAL',
  'ISSUED',
  'PARTIALLY_PAID',
  'PAID',
  'OVERDUE',
  'VOID',
  'DELETED',
  'WRITTEN_OFF',
] as const
/** Where an invoice stands. */
export type InvoiceStatus = (typeof invoiceStatuses)[number]

/** What a line of an invoice is for. */
export const lineItemKinds = ['TIME', 'EXPENSE', 'FLAT_FEE', 'INTEREST', 'ADJUSTMENT', 'OTHER'] as const
/** What a line of an invoice is for. */
export type LineItemKind = (typeof lineItemKinds)[number]

/** One line of an invoice. Other records are named by vendor id. */
export interface InvoiceLineItem {
  readonly kind: LineItemKind
  readonly date: CalendarDate | null
  readonly description: string
  readonly matterId: string | null
  readonly userId: string | null
  readonly activityCode: string | null
  /** Hours for time. */
  readonly quantity: DecimalString
  readonly rate: DecimalString
  /** Before the invoice's discount and tax; negative for what takes away. */
  readonly amount: DecimalString
  readonly taxable: boolean | null
  readonly timeEntryId: string | null
  readonly expenseId: string | null
}

/** What of an invoice is still open for one matter. */
export interface MatterBalance {
  readonly matterId: string
  readonly balance: DecimalString
}

/**
 * A bill to a client, as the vendor's own numbers have it. They must add up, else the record is not taken over:
 * subtotal = sum of the lines; total = subtotal − discount + tax; balance = total − paid − trustApplied − writtenOff.
 */
export interface InvoiceRecord extends RecordBase {
  readonly number: string | null
  readonly status: InvoiceStatus
  /** None for an invoice without a matter, several where the vendor bills several at once. */
  readonly matterIds: readonly string[]
  readonly clientId: string | null
  readonly issueDate: CalendarDate | null
  readonly dueDate: CalendarDate | null
  readonly lineItems: readonly InvoiceLineItem[]
  readonly subtotal: DecimalString
  /** Positive: what is taken off. */
  readonly discount: DecimalString
  readonly tax: DecimalString
  /** Negative for a credit. */
  readonly total: DecimalString
  /** Paid out of trust. */
  readonly trustApplied: DecimalString
  /** Paid otherwise. */
  readonly paid: DecimalString
  readonly writtenOff: DecimalString
  /** Still open; `0` for void and deleted invoices. */
  readonly balance: DecimalString
  /** The open balance by matter: its sum is `balance` where the invoice has any matter. */
  readonly matterBalances: readonly MatterBalance[]
  readonly currency: string
  /** Where the client pays online. */
  readonly paymentLink: string | null
}
