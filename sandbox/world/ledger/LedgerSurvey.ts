import type { LedgerTrustLedger } from './Ledger.js'

/** When the records of a kind were made and last changed, by their numbers, in milliseconds since 1970, and of which day they are, in days since 1970. */
export interface LedgerTimes {
  readonly days: Int32Array
  readonly createdAt: Float64Array
  readonly updatedAt: Float64Array
}

/** What lists and sums need to know of every record of the books. */
export interface LedgerSurvey {
  readonly expenses: LedgerTimes
  readonly invoices: LedgerTimes
  readonly payments: LedgerTimes
  readonly trustTransactions: LedgerTimes
  /** All ledgers that ever had a transaction. */
  readonly trustLedgers: readonly LedgerTrustLedger[]
  /** What is on each bank account, by its index. */
  readonly balances: ReadonlyMap<number, number>
}
