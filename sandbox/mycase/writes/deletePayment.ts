import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { touchInvoice } from './touchInvoice.js'

/** Deletes a payment; what it took out of trust goes back there, as deleting a withdrawal does. False when there is none. */
export const deletePayment = (firm: MyCaseFirm, id: string): boolean => {
  const { payments, trustTransactions } = firm.books
  const payment = payments.get(id)
  if (payment === undefined) return false
  if (payment.trust_transaction !== null) trustTransactions.delete(String(payment.trust_transaction.id))
  payments.delete(id)
  touchInvoice(firm, payment.invoice.id)
  return true
}
