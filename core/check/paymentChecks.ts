import { Money } from '../money.js'
import { sumOf } from './amounts.js'
import type { KindChecks } from './Check.js'
import { formChecks } from './formChecks.js'

/** What must hold of a payment. */
export const paymentChecks: KindChecks<'PAYMENT'> = {
  form: formChecks({
    prefix: 'payment',
    amounts: ({ amount, applications }) => ({
      amount,
      ...Object.fromEntries(applications.map((application, index) => [`applications[${String(index)}].amount`, application.amount])),
    }),
    currency: ({ currency }) => currency,
    bookings: ({ date }) => ({ date }),
  }),
  meaning: [
    {
      name: 'payment.amount',
      says: 'the amount is not negative',
      fault: ({ amount }) => (new Money(amount).lessThan(0) ? `amount is ${amount}` : null),
    },
    {
      name: 'payment.applications',
      says: 'what is applied to invoices is more than nothing each, and together no more than the amount',
      fault: ({ amount, applications }) => {
        const idle = applications.find((application) => new Money(application.amount).lessThanOrEqualTo(0))
        if (idle !== undefined) return `${idle.amount} is applied to invoice ${idle.invoiceId}`
        const applied = sumOf(applications.map((application) => application.amount))
        return applied.greaterThan(amount)
          ? `amount is ${amount}, but ${applied.toFixed()} is applied to ${String(applications.length)} invoices`
          : null
      },
    },
    {
      name: 'payment.trust-transaction',
      says: 'what was paid out of trust names the movement of trust money',
      fault: ({ method, trustTransactionId }) =>
        method === 'trust' && trustTransactionId === null ? 'paid out of trust, but no trust transaction is named' : null,
    },
  ],
}
