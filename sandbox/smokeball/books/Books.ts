import type { Collection } from '../../portal/Collection.js'
import type { Survey } from '../../world/Survey.js'
import type { Ledger } from '../../world/ledger/Ledger.js'
import type { SmokeballBankAccount } from '../records/SmokeballBankAccount.js'
import type { SmokeballExpense } from '../records/SmokeballExpense.js'
import type { InvoiceEntry, SmokeballInvoice } from '../records/SmokeballInvoice.js'
import type { SmokeballPayment } from '../records/SmokeballPayment.js'
import type { SmokeballTransaction } from '../records/SmokeballTransaction.js'
import type { Ticks } from '../records/ticks.js'
import type { InvoiceFigures } from './invoiceFigures.js'

/** Trust money of one contact for one matter, or of the firm itself, in one account. */
export interface Holding {
  readonly bankAccountId: string
  readonly matterId: string | undefined
  readonly payorId: string
  readonly cents: number
  /** Set aside: never more than there is. */
  readonly protectedCents: number
  readonly lastUpdated: Ticks
}

/** What a list needs to know of a movement without drawing it. */
export interface TransactionSpine {
  readonly id: string
  readonly matterId: string | undefined
  readonly lastUpdated: Ticks
}

/** The firm's books, so kept that no part disagrees with another: whatever can be derived is. */
export interface Books {
  readonly ledger: Ledger
  readonly expenses: Collection<SmokeballExpense>
  readonly invoices: Collection<SmokeballInvoice>
  readonly payments: Collection<SmokeballPayment>
  readonly bankAccounts: Collection<SmokeballBankAccount>
  readonly transactions: Collection<SmokeballTransaction>
  /** Every expense of one matter, tombstones included. */
  expensesOf(matterId: string): readonly SmokeballExpense[]
  addExpense(expense: SmokeballExpense): void
  invoicesOf(matterId: string): readonly SmokeballInvoice[]
  addInvoice(invoice: SmokeballInvoice): void
  /** The lines of an invoice. */
  entriesOf(invoice: SmokeballInvoice): readonly InvoiceEntry[]
  figuresOf(invoice: SmokeballInvoice): InvoiceFigures
  paymentsOfInvoice(invoiceId: string): readonly SmokeballPayment[]
  /** Receipts that settle an invoice of the matter, by number. */
  paymentsOfMatter(matterId: string): readonly SmokeballPayment[]
  /** Receipts numbered so or later, by number, and how many they are. */
  paymentsFrom(number: number): { readonly count: number; readonly payments: Iterable<SmokeballPayment> }
  /** Adds a receipt, or puts a changed one in its place; its invoices are marked as changed. */
  putPayment(payment: SmokeballPayment): void
  deletePayment(id: string): void
  nextReceipt(): string
  addTransaction(transaction: SmokeballTransaction): void
  /** Puts a transaction in its place that was reversed since. */
  changeTransaction(transaction: SmokeballTransaction): void
  /** What lies in a trust account, ledger by ledger. */
  holdingsIn(bankAccountId: string): readonly Holding[]
  /** The movements on an account. Those of an operating account are its payments. */
  transactionsIn(account: SmokeballBankAccount): readonly TransactionSpine[]
  /** One movement on an account. */
  transactionIn(account: SmokeballBankAccount, id: string): SmokeballTransaction | undefined
  balanceOf(account: SmokeballBankAccount): number
  /** Looks at all movements, which the lists and sums of the accounts need. */
  readonly surveys: readonly Survey<unknown>[]
}
