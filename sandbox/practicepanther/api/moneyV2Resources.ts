import type { Store } from '../records/Store.js'
import { contactPayments } from './contactPayments.js'
import type { MoneyToV2 } from './moneyToV2.js'
import { byReference, byText, since, until } from './namedFilters.js'
import type { NamedFilter, Resource, WireRecord } from './Resource.js'
import { v2Keys } from './v2Keys.js'

const dated = { created_since: since('created_at'), updated_since: since('updated_at') } as const
const parties = { account_id: byReference('account_ref'), matter_id: byReference('matter_ref') } as const

/** Known: a list of invoices ends here whatever is asked for. */
const mostInvoices = 2500

/** The collections of API v2 that hold money. */
export const createMoneyV2Resources = (store: Store, toV2: MoneyToV2): readonly Resource[] => [
  expenses(store, toV2),
  categories(store),
  invoices(store, toV2),
  payments(store, toV2),
  bankAccounts(store, toV2),
]

const expenses = ({ books }: Store, toV2: MoneyToV2): Resource => {
  const get = lookUp(books.expenses, toV2.expense)
  return {
    path: 'expenses',
    type: 'Expense',
    keys: v2Keys.expenses,
    createdKey: 'created_at',
    named: {
      ...dated,
      ...parties,
      date_from: since('date'),
      date_to: until('date'),
      billed_by_user_id: byReference('billed_by_user_ref'),
      expense_category_id: byReference('expense_category_ref'),
    },
    list: (span) => mapped(books.expenses.created(span), toV2.expense),
    changed: (span) => mapped(books.expenses.changed(span), toV2.expense),
    find: { id: (id) => one(get(id)) },
    get,
  }
}

const categories = ({ books }: Store): Resource => {
  const list = books.categories.map((category) => ({ ...category }))
  return {
    path: 'expensecategories',
    type: 'ExpenseCategory',
    keys: v2Keys.expensecategories,
    createdKey: 'created_at',
    named: dated,
    list: () => list,
    find: {},
    get: (id) => list.find((category) => category.id === id),
  }
}

const invoices = ({ books }: Store, toV2: MoneyToV2): Resource => {
  const get = lookUp(books.invoices, toV2.invoice)
  return {
    path: 'invoices',
    type: 'Invoice',
    keys: v2Keys.invoices,
    createdKey: 'created_at',
    // Assumed: the dates are those of issue.
    named: { ...dated, ...parties, date_from: since('issue_date'), date_to: until('issue_date') },
    mostListed: mostInvoices,
    list: (span) => mapped(books.invoices.created(span), toV2.invoice),
    changed: (span) => mapped(books.invoices.changed(span), toV2.invoice),
    find: { id: (id) => one(get(id)) },
    get,
  }
}

const payments = ({ books }: Store, toV2: MoneyToV2): Resource => {
  const known = contactPayments(books.payments)
  return {
    path: 'payments',
    type: 'Payment',
    keys: v2Keys.payments,
    createdKey: 'created_at',
    named: {
      ...dated,
      ...parties,
      date_from: since('date'),
      date_to: until('date'),
      bank_account_id: byReference('bank_account'),
      bank_account_type: ofBankAccountType,
    },
    list: (span) => mapped(known.created(span), toV2.payment),
    changed: (span) => mapped(known.changed(span), toV2.payment),
    find: { id: (id) => one(lookUp(known, toV2.payment)(id)) },
    get: lookUp(known, toV2.singlePayment),
  }
}

const ofBankAccountType: NamedFilter = ({ bank_account }, value) =>
  typeof bank_account === 'object' && bank_account !== null && byText('type')(bank_account as WireRecord, value)

/** Assumed: the dates they can be asked for by are in no answer, and their order is that of creation. */
const bankAccounts = ({ books }: Store, toV2: MoneyToV2): Resource => {
  const asked =
    (test: NamedFilter): NamedFilter =>
    ({ id }, value) => {
      const account = books.bankAccounts.get(String(id))
      return account !== undefined && test({ ...account }, value)
    }
  const get = lookUp(books.bankAccounts, toV2.bankAccount)
  return {
    path: 'bankaccounts',
    type: 'BankAccount',
    keys: v2Keys.bankaccounts,
    createdKey: null,
    named: { created_since: asked(dated.created_since), updated_since: asked(dated.updated_since) },
    list: () => mapped(books.bankAccounts.created(), toV2.bankAccount),
    find: { id: (id) => one(get(id)) },
    get,
  }
}

function* mapped<T>(records: Iterable<T>, write: (record: T) => WireRecord): Iterable<WireRecord> {
  for (const record of records) yield write(record)
}

const lookUp =
  <T>(shelf: { get(id: string): T | undefined }, write: (record: T) => WireRecord) =>
  (id: string): WireRecord | undefined => {
    const record = shelf.get(id)
    return record === undefined ? undefined : write(record)
  }

const one = (record: WireRecord | undefined): readonly WireRecord[] => (record === undefined ? [] : [record])
