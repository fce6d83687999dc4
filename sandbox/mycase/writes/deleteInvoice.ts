import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { deletePayment } from './deletePayment.js'
import { markInvoiced } from './markInvoiced.js'

/** Deletes an invoice: its payments go with it, what was paid out of trust goes back there, its time and expenses can be billed again (all assumed). False when there is none. */
export const deleteInvoice = (firm: MyCaseFirm, id: string): boolean => {
  const { books } = firm
  const invoice = books.invoices.get(id)
  if (invoice === undefined) return false
  for (const payment of books.paymentsOfInvoice(invoice.id)) deletePayment(firm, String(payment.id))
  markInvoiced(firm, invoice, null)
  return books.invoices.delete(id)
}
