import type { CalendarDate, DecimalString } from '../record/scalars.js'
import type { PaymentSource } from './PaymentSource.js'

/** A payment for one invoice, from outside of trust, as somebody wants it recorded. Other records are named by vendor id. */
export interface InvoicePaymentIntent {
  readonly invoiceId: string
  /** Positive. */
  readonly amount: DecimalString
  readonly date: CalendarDate
  readonly source: PaymentSource
  /** Null for the invoice's client. */
  readonly payerId: string | null
  readonly memo: string | null
}
