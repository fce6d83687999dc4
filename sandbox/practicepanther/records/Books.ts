import type { PortalKit } from '../../portal/Portal.js'
import { createShelf, type Shelf } from '../createShelf.js'
import { keepRecent } from '../keepRecent.js'
import { buildBankAccount } from './buildBankAccount.js'
import { buildExpense, type MoneyParts } from './buildExpense.js'
import { buildInvoice } from './buildInvoice.js'
import { buildPayment } from './buildPayment.js'
import { type ExpenseCategory, expenseCategories } from './expenseCategories.js'
import { invoiceSums, mattersOf } from './invoiceSums.js'
import { listedOnly } from './listedOnly.js'
import type { StoredBankAccount } from './StoredBankAccount.js'
import type { StoredExpense } from './StoredExpense.js'
import type { StoredInvoice } from './StoredInvoice.js'
import type { StoredApplication, StoredPayment } from './StoredPayment.js'
import { dayMs } from '../../world/calendarDay.js'
import { createTrustBalances, movementCounts, type TrustBalances } from './trustBalances.js'

/** What of a payment is applied to an invoice, with the payment. */
export interface Applied {
  readonly payment: StoredPayment
  readonly application: StoredApplication
}

/** Everything a firm keeps of its money. What can be derived is: no two places can disagree. */
export interface Books {
  readonly expenses: Shelf<StoredExpense>
  readonly categories: readonly ExpenseCategory[]
  /** Without deleted ones. */
  readonly invoices: Shelf<StoredInvoice>
  /** Every movement on every bank account, the firm's own included. Change it through `putPayment` and `removePayment` alone. */
  readonly payments: Pick<Shelf<StoredPayment>, 'get' | 'created' | 'changed' | 'size'> & Iterable<StoredPayment>
  readonly bankAccounts: Shelf<StoredBankAccount>
  readonly trust: TrustBalances
  /** What lies on an operating account. */
  readonly operatingCents: (bankAccount: string) => number
  /** All payments of a span of business days among others; of the firm's own money only, where that is wanted. In no order. */
  readonly paymentsWithin: (wanted: { readonly from: number; readonly until: number; readonly isFirms: boolean }) => Iterable<StoredPayment>
  readonly isTrust: (payment: Pick<StoredPayment, 'bankAccount'>) => boolean
  /** What was applied to an invoice. */
  readonly appliedTo: (invoice: string) => readonly Applied[]
  /** The invoice a time entry is on, draft or issued; undefined where it is on none. */
  readonly invoiceOfTimeEntry: (timeEntry: string) => StoredInvoice | undefined
  /** What is still open on an invoice. */
  readonly openCents: (invoice: StoredInvoice) => number
  /** The invoices that are for a matter among others. */
  readonly invoicesOfMatter: (matter: string) => readonly StoredInvoice[]
  /** The payments to the firm that were made for a matter or settle an invoice of it. */
  readonly paymentsOfMatter: (matter: string) => readonly StoredPayment[]
  readonly mattersOfAccount: (account: string) => readonly string[]
  /** The next free number of an invoice; each call gives another. */
  readonly nextInvoiceNumber: () => number
  readonly putInvoice: (invoice: StoredInvoice) => void
  readonly putPayment: (payment: StoredPayment) => void
  readonly removePayment: (id: string) => boolean
}

/** Records of a kind kept built. */
const recent = 32_768
/** The world's invoices count up from here. */
const firstInvoiceNumber = 10_001

/** The books of a firm over its world's ledger. */
export const createBooks = (kit: PortalKit, parts: MoneyParts): Books => {
  const { ledger, world } = parts
  const { guid } = kit
  const numbered = (kind: string): { idOf(index: number): string; indexOf(id: string): number | undefined } => ({
    idOf: (index) => guid.of(kind, index),
    indexOf: (id) => guid.indexOf(kind, id),
  })
  const expenses = createShelf<StoredExpense>(kit, {
    ...numbered('expense'),
    count: ledger.expenseCount,
    build: (index) => buildExpense(parts, index),
    createdAt: () => ledger.survey.get().expenses.createdAt,
    updatedAt: () => ledger.survey.get().expenses.updatedAt,
  })
  const invoices = listedOnly(
    createShelf<StoredInvoice>(kit, {
      ...numbered('invoice'),
      count: ledger.invoiceCount,
      build: keepRecent((index) => buildInvoice(parts, index), recent),
      createdAt: () => ledger.survey.get().invoices.createdAt,
      updatedAt: () => ledger.survey.get().invoices.updatedAt,
    }),
    ({ isDeleted }) => !isDeleted,
  )
  const payments = createShelf<StoredPayment>(kit, {
    ...numbered('payment'),
    count: ledger.paymentCount + ledger.trustTransactionCount,
    build: keepRecent((index) => buildPayment(parts, index), recent),
    createdAt: () => joined(ledger, 'createdAt'),
    updatedAt: () => joined(ledger, 'updatedAt'),
  })
  const bankAccounts = createShelf<StoredBankAccount>(kit, {
    ...numbered('bank-account'),
    count: ledger.bankAccounts.length,
    build: (index) => buildBankAccount(parts, index),
    createdAt: () => ledger.bankAccounts.map(({ createdAt }) => createdAt),
    updatedAt: () => ledger.bankAccounts.map(({ updatedAt }) => updatedAt),
  })
  const isTrustAccount = (id: string): boolean => bankAccounts.get(id)?.type === 'Trust'
  const trust = createTrustBalances(parts, isTrustAccount)
  const entered = createEntered()
  const operatingChanges = new Map<string, number>()
  const noteOperating = (payment: StoredPayment | undefined, sign: 1 | -1): void => {
    if (payment === undefined || !movementCounts(payment)) return
    operatingChanges.set(payment.bankAccount, (operatingChanges.get(payment.bankAccount) ?? 0) + sign * payment.amountCents)
  }
  const days = once(() => {
    const survey = ledger.survey.get()
    const both = new Int32Array(ledger.paymentCount + ledger.trustTransactionCount)
    both.set(survey.payments.days)
    both.set(survey.trustTransactions.days, ledger.paymentCount)
    return both
  })
  const firstOfFirm = once(() => {
    let index = ledger.trustTransactionCount
    while (index > 0 && ledger.trustTransaction(index - 1).client === null) index -= 1
    return ledger.paymentCount + index
  })
  let nextNumber = firstInvoiceNumber + ledger.invoiceCount
  const worldIndex = (kind: string, id: string, count: number): number | undefined => {
    const index = guid.indexOf(kind, id)
    return index === undefined || index >= count ? undefined : index
  }
  const found = <T>(shelf: { get(id: string): T | undefined }, ids: Iterable<string>): readonly T[] =>
    [...new Set(ids)].map((id) => shelf.get(id)).filter((record) => record !== undefined)

  const appliedTo = (invoice: string): readonly Applied[] => {
    const index = worldIndex('invoice', invoice, ledger.invoiceCount)
    const ofWorld = index === undefined ? [] : ledger.invoice(index).payments.map((payment) => guid.of('payment', payment))
    return found(payments, [...ofWorld, ...entered.paymentsOfInvoice(invoice)]).flatMap((payment) =>
      payment.applications.filter((application) => application.invoice === invoice).map((application) => ({ payment, application })),
    )
  }
  const clientsMatters = once(() =>
    Map.groupBy(
      Array.from({ length: world.matterCount }, (_none, index) => index),
      (index) => world.matter(index).client,
    ),
  )
  return {
    expenses,
    invoices,
    payments,
    bankAccounts,
    trust,
    appliedTo,
    categories: expenseCategories(guid),
    invoiceOfTimeEntry: (timeEntry) => {
      const index = worldIndex('time-entry', timeEntry, world.timeEntryCount)
      const ofWorld = index === undefined ? null : ledger.invoiceOfTimeEntry(index)
      const ids = [...entered.invoicesOfTimeEntry(timeEntry), ...(ofWorld === null ? [] : [guid.of('invoice', ofWorld)])]
      return found(invoices, ids).find(({ items }) => items.some((item) => item.timeEntry === timeEntry))
    },
    operatingCents: (bankAccount) =>
      (ledger.bankAccounts[guid.indexOf('bank-account', bankAccount) ?? -1]?.balanceCents ?? 0) + (operatingChanges.get(bankAccount) ?? 0),
    paymentsWithin: ({ from, until, isFirms }) => {
      // A day more on either side: days begin when they do where the firm is.
      const [first, last] = [Math.floor(from / dayMs) - 1, Math.floor(until / dayMs) + 1]
      const isWithin = (index: number): boolean => {
        const day = days()[index] ?? 0
        return day >= first && day <= last
      }
      const isAll = first === Number.NEGATIVE_INFINITY && last === Number.POSITIVE_INFINITY
      return payments.some((index) => (!isFirms || index >= firstOfFirm()) && (isAll || isWithin(index)))
    },
    isTrust: ({ bankAccount }) => isTrustAccount(bankAccount),
    openCents: (invoice) =>
      invoiceSums(invoice).totalCents -
      invoice.creditCents -
      appliedTo(invoice.id).reduce((sum, { application }) => sum + application.amountCents, 0),
    invoicesOfMatter: (matter) => {
      const index = worldIndex('matter', matter, world.matterCount)
      const ofWorld = index === undefined ? [] : ledger.invoicesOfMatter(index).map((invoice) => guid.of('invoice', invoice))
      return found(invoices, [...ofWorld, ...entered.invoicesOfMatter(matter)])
    },
    paymentsOfMatter: (matter) => {
      const index = worldIndex('matter', matter, world.matterCount)
      const ofWorld = index === undefined ? [] : ledger.paymentsOfMatter(index).map((payment) => guid.of('payment', payment))
      return found(payments, [...ofWorld, ...entered.paymentsOfMatter(matter)]).filter(({ bankAccount }) => !isTrustAccount(bankAccount))
    },
    mattersOfAccount: (account) => {
      const index = worldIndex('account', account, world.contactCount)
      const ofWorld = index === undefined ? [] : (clientsMatters().get(index) ?? []).map((matter) => guid.of('matter', matter))
      return [...new Set([...ofWorld, ...entered.mattersOfAccount(account)])]
    },
    nextInvoiceNumber: () => {
      nextNumber += 1
      return nextNumber - 1
    },
    putInvoice: (invoice) => {
      entered.noteInvoice(invoice)
      put(invoices, invoice)
    },
    putPayment: (payment) => {
      trust.note(payments.get(payment.id), payment)
      noteOperating(payments.get(payment.id), -1)
      noteOperating(payment, 1)
      entered.notePayment(payment)
      put(payments, payment)
    },
    removePayment: (id) => {
      const payment = payments.get(id)
      if (payment === undefined) return false
      trust.note(payment, undefined)
      noteOperating(payment, -1)
      return payments.delete(id)
    },
  }
}

const joined = ({ survey }: MoneyParts['ledger'], times: 'createdAt' | 'updatedAt'): Float64Array => {
  const { payments, trustTransactions } = survey.get()
  const both = new Float64Array(payments[times].length + trustTransactions[times].length)
  both.set(payments[times])
  both.set(trustTransactions[times], payments[times].length)
  return both
}

const put = <T extends { readonly id: string }>(
  shelf: { get(id: string): T | undefined; insert(record: T): void; replace(record: T): void },
  record: T,
): void => {
  if (shelf.get(record.id) === undefined) shelf.insert(record)
  else shelf.replace(record)
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** What people entered, by what it hangs on. May name what was deleted since. */
interface Entered {
  readonly paymentsOfInvoice: (invoice: string) => Iterable<string>
  readonly paymentsOfMatter: (matter: string) => Iterable<string>
  readonly invoicesOfMatter: (matter: string) => Iterable<string>
  readonly invoicesOfTimeEntry: (timeEntry: string) => Iterable<string>
  readonly mattersOfAccount: (account: string) => Iterable<string>
  readonly noteInvoice: (invoice: StoredInvoice) => void
  readonly notePayment: (payment: StoredPayment) => void
}

const createEntered = (): Entered => {
  const [byInvoice, byMatter, invoices, matters, worked] = [index(), index(), index(), index(), index()]
  return {
    paymentsOfInvoice: byInvoice.of,
    paymentsOfMatter: byMatter.of,
    invoicesOfMatter: invoices.of,
    mattersOfAccount: matters.of,
    invoicesOfTimeEntry: worked.of,
    noteInvoice: (invoice) => {
      for (const { timeEntry } of invoice.items) if (timeEntry !== null) worked.note(timeEntry, invoice.id)
      for (const matter of mattersOf(invoice)) {
        invoices.note(matter, invoice.id)
        if (invoice.account_ref !== null) matters.note(invoice.account_ref.id, matter)
      }
    },
    notePayment: (payment) => {
      for (const application of payment.applications) byInvoice.note(application.invoice, payment.id)
      if (payment.matter_ref === null) return
      byMatter.note(payment.matter_ref.id, payment.id)
      if (payment.account_ref !== null) matters.note(payment.account_ref.id, payment.matter_ref.id)
    },
  }
}

const index = (): { readonly of: (key: string) => Iterable<string>; readonly note: (key: string, id: string) => void } => {
  const ids = new Map<string, Set<string>>()
  return {
    of: (key) => ids.get(key) ?? [],
    note: (key, id) => void ids.set(key, (ids.get(key) ?? new Set()).add(id)),
  }
}
