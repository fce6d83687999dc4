import type { PortalKit } from '../../portal/Portal.js'
import { sumOf } from '../../world/ledger/cents.js'
import { buildDeletedExpenses } from '../records/buildExpense.js'
import { firstReceipt } from '../records/buildPayment.js'
import type { SmokeballFee } from '../records/SmokeballFee.js'
import { holdsEntries, type InvoiceEntry, type SmokeballInvoice } from '../records/SmokeballInvoice.js'
import type { SmokeballBankAccount } from '../records/SmokeballBankAccount.js'
import { paymentCounts, type SmokeballPayment } from '../records/SmokeballPayment.js'
import type { Ticks } from '../records/ticks.js'
import type { Books } from './Books.js'
import { invoiceFigures } from './invoiceFigures.js'
import { keepOperating } from './keepOperating.js'
import { keepTrust } from './keepTrust.js'
import { ofMatter } from './ofMatter.js'
import type { BookShelves } from './openBooks.js'

/** What the books lean on beside themselves. */
export interface BookSurroundings {
  /** Every fee of a matter. */
  readonly feesOf: (matterId: string) => readonly SmokeballFee[]
  /** The number of a matter the world gives. */
  readonly worldMatterOf: (matterId: string) => number | undefined
  readonly now: () => Ticks
  readonly newId: () => string
}

/** Keeps the books of one firm. */
export const keepBooks = (kit: PortalKit, shelves: BookShelves, { feesOf, worldMatterOf, now, newId }: BookSurroundings): Books => {
  const { ledger, expenses, invoices, payments, bankAccounts, transactions } = shelves
  const idsOf = (kind: string, indexesOf: (matter: number) => readonly number[]) => (matterId: string) => {
    const matter = worldMatterOf(matterId)
    return matter === undefined ? [] : indexesOf(matter).map((index) => kit.guid.of(kind, index))
  }
  const expensesByMatter = ofMatter(
    expenses,
    idsOf('expense', (matter) => ledger.expensesOfMatter(matter)),
  )
  const invoicesByMatter = ofMatter(
    invoices,
    idsOf('invoice', (matter) => ledger.invoicesOfMatter(matter)),
  )
  const trust = keepTrust(kit, shelves, worldMatterOf)
  const operating = keepOperating(kit, payments)
  /** Receipts that were added or changed, by the invoices they settle or settled. */
  const touched = new Map<string, Set<string>>()
  const deleted = new Set<number>()

  const deletedExpensesOf = (matterId: string) => {
    const matter = worldMatterOf(matterId)
    return matter === undefined ? [] : buildDeletedExpenses(kit, matter)
  }
  const entriesHeld = (invoice: SmokeballInvoice): readonly InvoiceEntry[] => {
    const isOn = (one: { readonly invoiceId?: string; readonly isDeleted: boolean }): boolean =>
      one.invoiceId === invoice.id && !one.isDeleted
    const fees = feesOf(invoice.matterId).filter(isOn)
    const spent = expensesByMatter.of(invoice.matterId).filter(isOn)
    return [...fees.map(({ id, feeType }) => ({ id, type: feeType })), ...spent.map(({ id }) => ({ id, type: 2 as const }))]
  }
  const entriesOf = (invoice: SmokeballInvoice): readonly InvoiceEntry[] => [
    ...((holdsEntries(invoice) ? undefined : invoice.keptEntries) ?? entriesHeld(invoice)),
    ...(invoice.surcharge === undefined ? [] : [{ id: `${invoice.id.slice(0, -4)}5cca`, type: 3 as const }]),
  ]
  const paymentsOfInvoice = (invoiceId: string): readonly SmokeballPayment[] => {
    const index = kit.guid.indexOf('invoice', invoiceId)
    const known = index !== undefined && index < ledger.invoiceCount ? ledger.invoice(index).payments : []
    const ids = new Set([...known.map((one) => String(firstReceipt + one)), ...(touched.get(invoiceId) ?? [])])
    return [...ids]
      .flatMap((id) => payments.get(id) ?? [])
      .filter(({ allocations }) => allocations.some((allocation) => allocation.invoiceId === invoiceId))
      .toSorted(byNumber)
  }
  const figuresOf: Books['figuresOf'] = (invoice) => {
    if (invoice.keptFigures !== undefined && !holdsEntries(invoice)) return invoice.keptFigures
    const on = new Set(entriesOf(invoice).map(({ id }) => id))
    const paidCents = sumOf(paymentsOfInvoice(invoice.id).filter(paymentCounts), ({ allocations }) =>
      sumOf(allocations, ({ invoiceId, cents }) => (invoiceId === invoice.id ? cents : 0)),
    )
    const fees = feesOf(invoice.matterId).filter(({ id }) => on.has(id))
    return invoiceFigures(invoice, { fees, expenses: expensesByMatter.of(invoice.matterId).filter(({ id }) => on.has(id)), paidCents })
  }
  const touch = (payment: SmokeballPayment | undefined): void => {
    for (const { invoiceId } of payment?.allocations ?? []) {
      touched.set(invoiceId, (touched.get(invoiceId) ?? new Set()).add(payment?.id ?? ''))
      const invoice = invoices.get(invoiceId)
      if (invoice !== undefined) invoices.replace({ ...invoice, versionId: newId(), lastUpdated: now() })
    }
  }
  let created = 0
  const isOperating = ({ type }: SmokeballBankAccount): boolean => type === 'Operating'

  return {
    ...shelves,
    bankAccounts,
    expensesOf: (matterId) => [...expensesByMatter.of(matterId), ...deletedExpensesOf(matterId)],
    addExpense: expensesByMatter.add,
    invoicesOf: invoicesByMatter.of,
    addInvoice: invoicesByMatter.add,
    entriesOf,
    figuresOf,
    paymentsOfInvoice,
    paymentsOfMatter: (matterId) => {
      const found = new Map(
        invoicesByMatter
          .of(matterId)
          .flatMap(({ id }) => paymentsOfInvoice(id))
          .map((payment) => [payment.id, payment]),
      )
      return [...found.values()].toSorted(byNumber)
    },
    paymentsFrom: (number) => {
      const position = Math.max(0, number - firstReceipt)
      const before = [...deleted].filter((one) => one < firstReceipt + position).length
      const count = Math.max(0, payments.size + before - position)
      return { count, payments: recordsFrom(payments.from(position)) }
    },
    putPayment: (payment) => {
      operating.put(payment.id, payment)
      touch(payments.get(payment.id))
      if (payments.get(payment.id) === undefined) {
        payments.insert(payment)
        created += 1
      } else payments.replace(payment)
      touch(payment)
    },
    deletePayment: (id) => {
      const payment = payments.get(id)
      if (payment === undefined) return
      operating.put(id, undefined)
      payments.delete(id)
      deleted.add(Number(id))
      touch(payment)
    },
    surveys: [trust.survey, operating.survey],
    nextReceipt: () => String(firstReceipt + ledger.paymentCount + created),
    addTransaction: trust.add,
    changeTransaction: trust.change,
    holdingsIn: trust.holdingsIn,
    transactionsIn: (account) => (isOperating(account) ? operating.spinesIn(account.id) : trust.spinesIn(account.id)),
    transactionIn: (account, id) => {
      const found = isOperating(account) ? operating.get(id) : transactions.get(id)
      return found?.bankAccountId === account.id ? found : undefined
    },
    balanceOf: (account) =>
      isOperating(account) ? operating.balanceOf(account.id) : sumOf(trust.holdingsIn(account.id), ({ cents }) => cents),
  }
}

const byNumber = (left: SmokeballPayment, right: SmokeballPayment): number => Number(left.id) - Number(right.id)

function* recordsFrom<T>(positioned: Iterable<{ readonly record: T }>): Iterable<T> {
  for (const { record } of positioned) yield record
}
