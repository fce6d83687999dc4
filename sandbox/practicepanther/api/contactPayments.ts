import type { Span } from '../createShelf.js'
import type { Books } from '../records/Books.js'
import type { StoredPayment } from '../records/StoredPayment.js'

/** The payments both APIs know: a firm's own money is in neither. */
export const contactPayments = (
  payments: Books['payments'],
): {
  created(span?: Span): Iterable<StoredPayment>
  changed(span: Span): Iterable<StoredPayment>
  get(id: string): StoredPayment | undefined
} => ({
  *created(span) {
    for (const payment of payments.created(span)) if (payment.paymentType !== 'FirmPayment') yield payment
  },
  *changed(span) {
    for (const payment of payments.changed(span)) if (payment.paymentType !== 'FirmPayment') yield payment
  },
  get: (id) => {
    const payment = payments.get(id)
    return payment?.paymentType === 'FirmPayment' ? undefined : payment
  },
})
