import type { InvoiceRecord } from '../firm/InvoiceRecord.js'
import type { PaymentRecord } from '../firm/PaymentRecord.js'
import type { Books } from './Books.js'
import { sumOf } from './cents.js'

/** Where an invoice stands by its numbers. All in whole cents. */
export interface Settlement {
  readonly subtotal: number
  readonly total: number
  /** Paid otherwise than out of trust. */
  readonly paid: number
  readonly trustApplied: number
  readonly balance: number
  /** As the API tells it, which has no word for a forwarded invoice: there it stands as if nothing had been forwarded (assumed). */
  readonly status: 'overdue' | 'paid' | 'partial' | 'draft' | 'unsent' | 'sent'
}

/** Whether a payment counts for its invoice: what is on its way does, what failed or was given back does not. */
export const paymentCounts = ({ status, transaction_type: type }: Pick<PaymentRecord, 'status' | 'transaction_type'>): boolean =>
  (status === 'success' || status === 'pending') && type !== 'Refund'

/** Works out what an invoice comes to. `today` decides what is overdue. */
export const settle = (books: Books, invoice: InvoiceRecord, today: string): Settlement => {
  const counted = books.paymentsOfInvoice(invoice.id).filter(paymentCounts)
  const paidFrom = (trust: boolean): number => sumOf(counted, (one) => ((one.trust_transaction !== null) === trust ? one.amount_cents : 0))
  const subtotal = sumOf(invoice.lines, (line) => line.amount_cents)
  const total = subtotal - invoice.discount_cents + invoice.tax_cents
  const [paid, trustApplied] = [paidFrom(false), paidFrom(true)]
  const open = total - paid - trustApplied - invoice.written_off_cents
  return {
    subtotal,
    total,
    paid,
    trustApplied,
    balance: open - invoice.forwarded_cents,
    status: statusOf(invoice, { open, received: paid + trustApplied, today }),
  }
}

const statusOf = (
  { state, due_date: due }: InvoiceRecord,
  { open, received, today }: { readonly open: number; readonly received: number; readonly today: string },
): Settlement['status'] => {
  if (state === 'draft') return 'draft'
  if (open === 0) return 'paid'
  // Nothing of a credit is ever due.
  if (open > 0 && due !== null && due < today) return 'overdue'
  return received > 0 ? 'partial' : state
}

/** What is open on a case's invoices, drafts apart. */
export const outstandingOf = (books: Books, caseId: number): number =>
  sumOf(
    books.invoicesOfCase(caseId).filter(({ state }) => state !== 'draft'),
    (invoice) => settle(books, invoice, '').balance,
  )
