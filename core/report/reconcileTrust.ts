import { Money } from '../money.js'
import type { DecimalString } from '../record/scalars.js'
import { explainGap } from './explainGap.js'
import { ledgerDifferences } from './ledgerDifferences.js'
import { isDeposit, outstandingDifference, undoneDifference } from './entryDifferences.js'
import type { BookEntry, TrustBooks } from './TrustBooks.js'
import type { TrustDifference, TrustReconciliation } from './TrustReconciliation.js'

/**
 * Reconciles a trust account. The statement's balance is what the bank says it held at the end of the day; without it the balance the vendor
 * shows stands in, which already holds everything that is in the books, cleared or not.
 */
export const reconcileTrust = (books: TrustBooks, statement: DecimalString | null): TrustReconciliation => {
  const source = statement === null ? 'VENDOR' : 'STATEMENT'
  const bank = new Money(statement ?? books.shownBalance)
  const book = new Money(books.bookBalance)
  const ledgers = sum(books.ledgers.map(({ shownBalance }) => shownBalance))
  const known = source === 'STATEMENT' ? books.outstanding.map((entry) => outstandingDifference(entry, true)) : laterDifferences(books)
  const adjusted = bank.plus(sum(known.map(({ amount }) => amount)))
  const explained = explainGap(books, { missing: book.minus(adjusted), source })
  const used = new Set(explained.flatMap(({ entry }) => (entry === null ? [] : [entry.vendorId])))
  const ofLedgers = ledgerDifferences(books)
  const notices = [
    ...(source === 'STATEMENT' ? [] : books.outstanding.map((entry) => outstandingDifference(entry, false))),
    ...books.undone.filter(({ vendorId }) => !used.has(vendorId)).map(undoneDifference),
  ]
  return {
    currency: books.currency,
    syncedAt: books.syncedAt,
    bankBalance: bank.toFixed(),
    bankBalanceSource: source,
    outstandingDeposits: sumOf(books.outstanding.filter(isDeposit)).toFixed(),
    outstandingDisbursements: sumOf(books.outstanding.filter((entry) => !isDeposit(entry))).toFixed(),
    adjustedBankBalance: adjusted.toFixed(),
    bookBalance: book.toFixed(),
    ledgerBalance: ledgers.toFixed(),
    balanced: adjusted.eq(book) && book.eq(ledgers),
    ledgers: books.ledgers,
    differences: [...known, ...explained, ...notices, ...ofLedgers],
  }
}

/** Brings the balance of now back to the day. */
const laterDifferences = ({ laterAmount, laterCount }: TrustBooks): readonly TrustDifference[] =>
  laterCount === 0
    ? []
    : [
        {
          class: 'AFTER_DAY',
          amount: new Money(laterAmount).negated().toFixed(),
          gap: 'BANK_TO_BOOKS',
          sentence: `The balance shown is the one of now; ${laterCount === 1 ? 'one transaction was' : `${String(laterCount)} transactions were`} dated after the day.`,
          entry: null,
          ledger: null,
        },
      ]

const sum = (amounts: readonly DecimalString[]): Money => amounts.reduce((total, amount) => total.plus(amount), new Money(0))
const sumOf = (entries: readonly BookEntry[]): Money => sum(entries.map(({ amount }) => amount))
