import type { Books } from './Books.js'
import type { StoredPayment } from './StoredPayment.js'

/** What of a payment is applied to invoices. */
export const appliedCents = ({ applications }: Pick<StoredPayment, 'applications'>): number =>
  applications.reduce((sum, { amountCents }) => sum + amountCents, 0)

/** What of a payment was given back: all of it, or what payments out name it as their origin. */
export const refundedCents = ({ payments }: Pick<Books, 'payments'>, payment: StoredPayment): number => {
  if (payment.status === 'Refunded') return payment.amountCents
  let refunded = 0
  for (const other of payments) if (other.refundParent === payment.id && other.paymentType === 'Refund') refunded -= other.amountCents
  return refunded
}
