import { Money } from '../money.js'
import type { TrustTransactionType } from '../record/TrustTransaction.js'
import type { KindChecks } from './Check.js'
import { formChecks } from './formChecks.js'

/** Which way the money of each type goes; a reversal goes against what it undoes. */
const signs: Readonly<Record<TrustTransactionType, 1 | -1 | null>> = {
  DEPOSIT: 1,
  TRANSFER_IN: 1,
  INTEREST: 1,
  DISBURSEMENT: -1,
  INVOICE_PAYMENT: -1,
  TRANSFER_OUT: -1,
  REFUND: -1,
  BANK_FEE: -1,
  REVERSAL: null,
}

/** What must hold of a movement of trust money. */
export const trustTransactionChecks: KindChecks<'TRUST_TRANSACTION'> = {
  form: formChecks({
    prefix: 'trust-transaction',
    amounts: ({ amount, balanceAfter }) => ({ amount, balanceAfter }),
    currency: ({ currency }) => currency,
    bookings: ({ date }) => ({ date }),
  }),
  meaning: [
    {
      name: 'trust-transaction.sign',
      says: 'money that comes in is positive, money that goes out is negative, and only what does not count may be nothing',
      fault: ({ type, amount, status }) => {
        const money = new Money(amount)
        if (money.isZero()) return status === 'VOID' || status === 'RETURNED' ? null : `amount is ${amount}: nothing moves`
        const sign = signs[type]
        return sign === null || money.greaterThan(0) === sign > 0 ? null : `amount is ${amount}, though it is a ${type}`
      },
    },
    {
      name: 'trust-transaction.reverses',
      says: 'a transaction does not undo itself',
      fault: ({ vendorId, reversesId }) => (reversesId === vendorId ? `${vendorId} undoes itself` : null),
    },
  ],
}
