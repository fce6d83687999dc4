import { Money } from '../money.js'
import type { BookLedger, TrustBooks } from './TrustBooks.js'
import type { TrustDifference } from './TrustReconciliation.js'
import type { TrustDifferenceClass } from './trustDifferenceClasses.js'

/** What is wrong with the ledgers: those that differ from their transactions make the gap between books and ledgers; the others must not be. */
export const ledgerDifferences = (books: TrustBooks): readonly TrustDifference[] => {
  const differing = books.ledgers.flatMap((ledger) => {
    const difference = new Money(ledger.shownBalance).minus(ledger.balance)
    const sentence = `The vendor shows ${ledger.shownBalance} where the transactions up to the day come to ${ledger.balance}.`
    return difference.isZero() ? [] : [about(ledger, { class: 'LEDGER_DIFFERS_FROM_TRANSACTIONS', amount: difference, sentence })]
  })
  const forbidden = books.ledgers.flatMap((ledger) => {
    const found = judge(ledger)
    return found === null ? [] : [about(ledger, { ...found, amount: new Money(ledger.balance) })]
  })
  const ofAccount = new Money(books.shownLedgerBalance).minus(books.shownBalance)
  return [
    ...differing.map((difference) => ({ ...difference, gap: 'BOOKS_TO_LEDGERS' as const })),
    ...forbidden,
    ...accountDifference(ofAccount),
  ]
}

const accountDifference = (amount: Money): readonly TrustDifference[] =>
  amount.isZero()
    ? []
    : [
        {
          class: 'ACCOUNT_DIFFERS_FROM_LEDGERS',
          amount: amount.toFixed(),
          gap: null,
          sentence: 'The ledgers the vendor shows now come to this much more than the balance it shows now.',
          entry: null,
          ledger: null,
        },
      ]

/** What must not be about a ledger on the day. */
const judge = (ledger: BookLedger): { readonly class: TrustDifferenceClass; readonly sentence: string } | null => {
  const balance = new Money(ledger.balance)
  if (balance.isZero()) return null
  if (ledger.clientId === null && ledger.matterId === null) return judgeOwn(balance, ledger.hasBankItems)
  if (balance.isNegative())
    return {
      class: 'LEDGER_BELOW_ZERO',
      sentence: "More was paid out than was there: other clients' money was used. It has to be put back.",
    }
  if (ledger.matterId === null)
    return { class: 'NOT_ALLOCATED', sentence: 'The client has this money in trust without a matter: allocate it or give it back.' }
  return null
}

const judgeOwn = (balance: Money, hasBankItems: boolean): { readonly class: TrustDifferenceClass; readonly sentence: string } => {
  if (!hasBankItems) return { class: 'NO_CLIENT', sentence: "This stands on no client's ledger: find out whose it is." }
  return balance.isNegative()
    ? { class: 'BANK_CHARGE_NOT_COVERED', sentence: "The bank took this from clients' money: the firm has to put it back." }
    : { class: 'INTEREST_NOT_PASSED_ON', sentence: 'The bank paid this as interest and it is still there: pass it on.' }
}

const about = (
  ledger: BookLedger,
  { class: name, amount, sentence }: { readonly class: TrustDifferenceClass; readonly amount: Money; readonly sentence: string },
): TrustDifference => ({ class: name, amount: amount.toFixed(), gap: null, sentence, entry: null, ledger })
