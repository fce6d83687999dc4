import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { deletePayment } from './deletePayment.js'
import { isOverdrawn } from './saveTrustTransaction.js'

/**
 * Deletes a movement of trust money; an invoice's payment goes with its withdrawal. Refuses what other movements rest on: a deposit whose money was used,
 * a side of a transfer, what was refunded or reversed. False when there is none.
 */
export const deleteTrustTransaction = (firm: MyCaseFirm, id: string): boolean => {
  const { trustTransactions } = firm.books
  const row = trustTransactions.get(id)
  if (row === undefined) return false
  if (row.payment !== null) return deletePayment(firm, String(row.payment.id))
  if (row.type === 'Transfer In' || row.type === 'Transfer Out') throw new Error('one side of a transfer cannot be deleted alone')
  for (const one of trustTransactions) if (one.related?.id === row.id) throw new Error('it was refunded or reversed: delete that first')
  trustTransactions.replace({ ...row, status: 'Voided' })
  const overdrawn = isOverdrawn(firm, row)
  trustTransactions.replace(row)
  if (overdrawn) throw new Error('the money was used')
  return trustTransactions.delete(id)
}
