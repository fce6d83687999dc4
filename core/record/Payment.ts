import type { RecordBase } from './RecordBase.js'
import type { CalendarDate, DecimalString } from './scalars.js'

/** How far money is on its way. Money that is RETURNED or VOID counts nowhere; a refund is a movement of its own, or the status of the payment it takes back. */
export const paymentStatuses = ['RECORDED', 'PENDING_CLEARANCE', 'CLEARED', 'RETURNED', 'REFUNDED', 'VOID'] as const
/** How far money is on its way. */
export type PaymentStatus = (typeof paymentStatuses)[number]

/** What of a payment settles one invoice. */
export interface PaymentApplication {
  readonly invoiceId: string
  readonly amount: DecimalString
}

/** Money paid for invoices, from the client or out of trust. */
export interface PaymentRecord extends RecordBase {
  readonly status: PaymentStatus
  readonly amount: DecimalString
  readonly currency: string
  readonly date: CalendarDate
  /** card, ach, check, cash, wire, trust, other: lower case. */
  readonly method: string | null
  readonly processor: string | null
  readonly transactionId: string | null
  readonly payerId: string | null
  /** The one matter it is for; null for none and for several. */
  readonly matterId: string | null
  /** Empty where nothing is applied yet; never more than the amount. */
  readonly applications: readonly PaymentApplication[]
  /** Set where the money came out of trust. */
  readonly trustTransactionId: string | null
  readonly memo: string | null
}
