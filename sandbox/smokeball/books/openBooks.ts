import type { Collection } from '../../portal/Collection.js'
import type { PortalKit } from '../../portal/Portal.js'
import { createLedger } from '../../world/ledger/createLedger.js'
import type { Ledger } from '../../world/ledger/Ledger.js'
import { buildExpense } from '../records/buildExpense.js'
import { buildInvoice } from '../records/buildInvoice.js'
import { buildPayment, firstReceipt } from '../records/buildPayment.js'
import { buildTransaction, cameToNothing } from '../records/buildTransaction.js'
import { bankAccountTypes, buildBankAccount, type SmokeballBankAccount } from '../records/SmokeballBankAccount.js'
import type { SmokeballExpense } from '../records/SmokeballExpense.js'
import type { SmokeballInvoice } from '../records/SmokeballInvoice.js'
import type { SmokeballPayment } from '../records/SmokeballPayment.js'
import type { SmokeballTransaction } from '../records/SmokeballTransaction.js'
import { bankAccountId, transactionId, type TransactionPlace } from './bookIds.js'
import { ledgerRules } from './ledgerRules.js'

/** The firm's books as Smokeball stores them, before anything is said of how they hang together. */
export interface BookShelves {
  readonly ledger: Ledger
  readonly expenses: Collection<SmokeballExpense>
  readonly invoices: Collection<SmokeballInvoice>
  readonly payments: Collection<SmokeballPayment>
  readonly bankAccounts: Collection<SmokeballBankAccount>
  readonly transactions: Collection<SmokeballTransaction>
  /** The world's transactions, each drawn as its matter's books are at hand: a reversal beside what it undoes. */
  readonly drawTransactions: () => Iterable<SmokeballTransaction>
}

/** Draws the books from the world. */
export const openBooks = (kit: PortalKit): BookShelves => {
  const ledger = createLedger(kit.world, ledgerRules(kit))
  const source = <T>(kind: string, count: number, build: (index: number) => T) => ({
    count,
    build,
    idOf: (index: number) => kit.guid.of(kind, index),
    indexOf: (id: string) => kit.guid.indexOf(kind, id),
  })
  return {
    ledger,
    expenses: kit.collection<SmokeballExpense>(source('expense', ledger.expenseCount, (index) => buildExpense(kit, ledger, index))),
    invoices: kit.collection<SmokeballInvoice>(source('invoice', ledger.invoiceCount, (index) => buildInvoice(kit, ledger, index))),
    payments: kit.collection<SmokeballPayment>({
      count: ledger.paymentCount,
      build: (index) => buildPayment(kit, ledger, index),
      idOf: (index) => String(firstReceipt + index),
      indexOf: (id) => (/^\d{5,9}$/.test(id) && Number(id) >= firstReceipt ? Number(id) - firstReceipt : undefined),
    }),
    bankAccounts: kit.collection<SmokeballBankAccount>({
      count: ledger.bankAccounts.length,
      build: (index) => buildBankAccount(kit, ledger, index),
      idOf: (index) => bankAccountId(kit, ledger, index),
      indexOf: (id) => {
        const [guid = '', type = ''] = id.split('_')
        return bankAccountTypes.some((one) => one === type) ? kit.guid.indexOf('bank-account', guid) : undefined
      },
    }),
    ...transactionShelf(kit, ledger),
  }
}

/** The rows of the books, and behind them the reversals of what came to nothing. Who those are is found out by going through all of them, once. */
const transactionShelf = (kit: PortalKit, ledger: Ledger): Pick<BookShelves, 'transactions' | 'drawTransactions'> => {
  const rows = ledger.trustTransactionCount
  let undone: readonly number[] | undefined
  let places: ReadonlyMap<number, number> | undefined
  function* draw(): Iterable<SmokeballTransaction> {
    const found: number[] = []
    for (let index = 0; index < rows; index += 1) {
      yield buildTransaction(kit, ledger, { index, undoes: false })
      if (!cameToNothing(ledger.trustTransaction(index))) continue
      found.push(index)
      yield buildTransaction(kit, ledger, { index, undoes: true })
    }
    undone = found
  }
  const undoneRows = (): readonly number[] => {
    if (undone === undefined) for (const _ of draw());
    return undone ?? []
  }
  const placeOf = (position: number): TransactionPlace =>
    position < rows ? { index: position, undoes: false } : { index: undoneRows()[position - rows] ?? -1, undoes: true }
  const positionOf = (id: string): number | undefined => {
    const row = kit.guid.indexOf('transaction', id)
    if (row !== undefined && row < rows) return row
    const undoing = kit.guid.indexOf('undoing-transaction', id)
    places ??= new Map(undoneRows().map((index, at) => [index, rows + at]))
    return undoing === undefined ? undefined : places.get(undoing)
  }
  const transactions = kit.collection<SmokeballTransaction>({
    get count() {
      return rows + undoneRows().length
    },
    build: (position) => buildTransaction(kit, ledger, placeOf(position)),
    idOf: (position) => transactionId(kit, placeOf(position)),
    indexOf: positionOf,
  })
  return { transactions, drawTransactions: draw }
}
