import { Money } from '../money.js'
import type { BookEntry } from './TrustBooks.js'
import type { TrustDifference } from './TrustReconciliation.js'

/** Whether money came in. */
export const isDeposit = ({ amount }: BookEntry): boolean => new Money(amount).isPositive()

/** What is in the books and not with the bank; it is a part of the gap only beside a statement, for the vendor's own balance holds it. */
export const outstandingDifference = (entry: BookEntry, besideStatement: boolean): TrustDifference => ({
  class: isDeposit(entry) ? 'OUTSTANDING_DEPOSIT' : 'OUTSTANDING_DISBURSEMENT',
  amount: entry.amount,
  gap: besideStatement ? 'BANK_TO_BOOKS' : null,
  sentence: isDeposit(entry)
    ? `Deposited on ${entry.date} and not cleared: the bank will show it later.`
    : `Paid out on ${entry.date} and not cleared: the bank will show it later.`,
  entry,
  ledger: null,
})

/** The same for a transaction of whose clearing the vendor says nothing, and which by its amount is what is missing. */
export const probablyOutstanding = (entry: BookEntry): TrustDifference => ({
  ...outstandingDifference(entry, true),
  sentence: `Of ${entry.date}, and exactly what is missing: probably not on the statement yet. Name it in notOnStatement when that is so.`,
})

/** Money the bank had on the day, and gave back. */
export const returnedDifference = (entry: BookEntry): TrustDifference => ({
  class: 'RETURNED_AFTER_DAY',
  amount: new Money(entry.amount).negated().toFixed(),
  gap: 'BANK_TO_BOOKS',
  sentence: `Of ${entry.date}, returned after the day: the statement still has it, the books no longer do.`,
  entry,
  ledger: null,
})

/** Money the bank had on the day, and the books only later. */
export const bookedLaterDifference = (entry: BookEntry): TrustDifference => ({
  class: 'BOOKED_AFTER_DAY',
  amount: new Money(entry.amount).negated().toFixed(),
  gap: 'BANK_TO_BOOKS',
  sentence: `Dated ${entry.date} in the books, and exactly what the statement has too much: probably with the bank on the day already.`,
  entry,
  ledger: null,
})

/** What a report made on the day itself would have counted. */
export const undoneDifference = (entry: BookEntry): TrustDifference => ({
  class: 'VOIDED_AFTER_DAY',
  amount: entry.amount,
  gap: null,
  sentence: `Of ${entry.date}, ${entry.status === 'VOID' ? 'voided' : 'returned'} or changed after the day: it counts on no day now.`,
  entry,
  ledger: null,
})
