import type { PaymentRecord } from '../record/Payment.js'
import type { Discrepancy } from './Command.js'
import { discrepanciesOf } from './discrepanciesOf.js'
import type { InvoicePaymentIntent } from './InvoicePaymentIntent.js'

/** What a vendor stored of a payment differently from what was wanted, and what it chose where nothing was said: a payer. */
export const comparePayment = (
  { amount, date, source, payerId, memo, invoiceId }: InvoicePaymentIntent,
  record: PaymentRecord,
): readonly Discrepancy[] => {
  const { method, transactionId } = source
  // A name: vendors write it as the processor does, callers as they like.
  const isNamedSo = source.processor?.toLowerCase() === record.processor?.toLowerCase()
  const processor = isNamedSo ? record.processor : source.processor
  const applied = record.applications.map((application) => application.invoiceId)
  return discrepanciesOf(
    { amount, date, method, processor, transactionId, payerId, memo, invoiceIds: [invoiceId] },
    { ...record, invoiceIds: applied },
  )
}
