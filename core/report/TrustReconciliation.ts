import type { DecimalString, Instant } from '../record/scalars.js'
import type { BookEntry, BookLedger } from './TrustBooks.js'
import type { TrustDifferenceClass } from './trustDifferenceClasses.js'

/** Where the bank's balance comes from: a statement the caller has, or what the vendor shows. */
export const bankBalanceSources = ['STATEMENT', 'VENDOR'] as const
/** Where the bank's balance comes from. */
export type BankBalanceSource = (typeof bankBalanceSources)[number]

/** The two gaps between the three figures. */
export const reconciliationGaps = ['BANK_TO_BOOKS', 'BOOKS_TO_LEDGERS'] as const
/** A gap between two of the three figures. */
export type ReconciliationGap = (typeof reconciliationGaps)[number]

/** One difference, or one thing that must not be, in a trust account on a day. */
export interface TrustDifference {
  readonly class: TrustDifferenceClass
  /** What has to be added to the figure before to come to the one after, where a gap is named; else the amount in question. */
  readonly amount: DecimalString
  /** The gap it is a part of; null for what makes no figure differ and still has to be seen. */
  readonly gap: ReconciliationGap | null
  /** What it is and what to do, for a person. */
  readonly sentence: string
  /** The transaction it is about. */
  readonly entry: BookEntry | null
  /** The ledger it is about. */
  readonly ledger: BookLedger | null
}

/**
 * A three-way reconciliation: the bank's balance, the books, the sum of the clients' ledgers. Always, to the cent:
 * bankBalance + the differences of BANK_TO_BOOKS = bookBalance, and bookBalance + the differences of BOOKS_TO_LEDGERS = ledgerBalance.
 */
export interface TrustReconciliation {
  readonly currency: string
  readonly syncedAt: Instant
  readonly bankBalance: DecimalString
  readonly bankBalanceSource: BankBalanceSource
  /** What is surely in the books and not yet with the bank: money in, and money out (negative). */
  readonly outstandingDeposits: DecimalString
  readonly outstandingDisbursements: DecimalString
  /** The bank's balance, brought to the day and to what the bank will have paid and received: what the books should say. */
  readonly adjustedBankBalance: DecimalString
  readonly bookBalance: DecimalString
  readonly ledgerBalance: DecimalString
  /** Whether adjusted bank balance, books and ledgers are the same amount. */
  readonly balanced: boolean
  readonly ledgers: readonly BookLedger[]
  readonly differences: readonly TrustDifference[]
}
