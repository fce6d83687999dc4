import { Money, minorUnitDigits } from '../money.js'
import type { KindChecks } from './Check.js'
import { formChecks } from './formChecks.js'

/** What must hold of an expense. */
export const expenseChecks: KindChecks<'EXPENSE'> = {
  form: formChecks({
    prefix: 'expense',
    amounts: ({ amount }) => ({ amount }),
    numbers: ({ quantity, unitAmount }) => ({ quantity, unitAmount }),
    currency: ({ currency }) => currency,
    bookings: ({ date }) => ({ date }),
  }),
  meaning: [
    {
      name: 'expense.amount',
      says: 'quantity × unit amount is the amount, rounded up or down to the minor unit as the vendor does it',
      fault: ({ quantity, unitAmount, amount, currency }) => {
        const exact = new Money(quantity).times(unitAmount)
        const minorUnit = new Money(10).pow(-minorUnitDigits(currency))
        return exact.minus(amount).abs().lessThan(minorUnit)
          ? null
          : `amount is ${amount}, but quantity ${quantity} × unit amount ${unitAmount} is ${exact.toFixed()}`
      },
    },
  ],
}
