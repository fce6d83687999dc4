import { paymentCounts } from '../books/settle.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { PaymentRecord } from '../firm/PaymentRecord.js'
import { timestamp } from '../firm/timestamp.js'
import type { PaymentFields } from './paymentFields.js'
import { requirePayable } from './recordPayment.js'
import { touchInvoice } from './touchInvoice.js'
import { withoutUndefined } from './withoutUndefined.js'

/** Changes a payment. Its invoice stays; of one out of trust only date and notes change, the rest would move trust money. */
export const editPayment = (firm: MyCaseFirm, before: PaymentRecord, fields: PaymentFields): PaymentRecord => {
  const { invoice: elsewhere, from_trust: trust, amount, ...plain } = fields
  if (elsewhere !== undefined || trust !== undefined) throw new Error('a payment stays with its invoice and its account')
  const moves = amount !== undefined || plain.status !== undefined || plain.transaction_type !== undefined
  if (before.trust_transaction !== null && moves) throw new Error('of a payment out of trust only the date and the notes can be changed')
  const after: PaymentRecord = {
    ...before,
    ...withoutUndefined({ ...plain, amount_cents: amount }),
    updated_at: timestamp(firm.kit.clock.now()),
  }
  const invoice = firm.books.invoices.get(String(before.invoice.id))
  const more = counted(after) - counted(before)
  if (after.amount_cents <= 0) throw new Error('amount: must be greater than 0')
  if (more > 0 && invoice !== undefined) requirePayable(firm, invoice, more)
  firm.books.payments.replace(after)
  touchInvoice(firm, before.invoice.id)
  return after
}

const counted = (payment: PaymentRecord): number => (paymentCounts(payment) ? payment.amount_cents : 0)
