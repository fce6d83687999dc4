import { Money } from '../money.js'
import { bookedLaterDifference, probablyOutstanding, returnedDifference } from './entryDifferences.js'
import type { TrustBooks } from './TrustBooks.js'
import type { BankBalanceSource, TrustDifference } from './TrustReconciliation.js'

/**
 * What lies between the adjusted bank balance and the books. A transaction explains it where it is the only one that does, and exactly; where
 * several would, or none does, the gap stays unexplained: a guess is not put into a reconciliation.
 */
export const explainGap = (
  books: TrustBooks,
  { missing, source }: { readonly missing: Money; readonly source: BankBalanceSource },
): readonly TrustDifference[] => {
  if (missing.isZero()) return []
  if (source === 'VENDOR') return [whole('ACCOUNT_DIFFERS_FROM_TRANSACTIONS', missing, vendorSentence)]
  const returned = books.undone.filter(({ status }) => status === 'RETURNED').map(returnedDifference)
  const candidates = [...returned, ...books.matching.map(probablyOutstanding), ...books.matchingLater.map(bookedLaterDifference)].filter(
    ({ amount }) => missing.eq(amount),
  )
  if (candidates.length === 1) return candidates
  if (candidates.length === 0 && returned.length > 0 && sum(returned).eq(missing)) return returned
  const hint = candidates.length === 0 ? '' : ` ${String(candidates.length)} transactions have just this amount; none is certain.`
  return [whole('UNEXPLAINED', missing, `The statement and the books differ by this much, and nothing known explains it.${hint}`)]
}

const vendorSentence =
  'The balance the vendor shows differs by this much from what its transactions come to: some are missing, or one is wrong.'

const whole = (name: 'UNEXPLAINED' | 'ACCOUNT_DIFFERS_FROM_TRANSACTIONS', missing: Money, sentence: string): TrustDifference => ({
  class: name,
  amount: missing.toFixed(),
  gap: 'BANK_TO_BOOKS',
  sentence,
  entry: null,
  ledger: null,
})

const sum = (differences: readonly TrustDifference[]): Money => differences.reduce((total, { amount }) => total.plus(amount), new Money(0))
