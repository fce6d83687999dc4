import type { Span } from '../createShelf.js'
import type { Store } from '../records/Store.js'
import { contactPayments } from './contactPayments.js'
import type { Resource, WireRecord } from './Resource.js'
import type { MoneyToV1 } from './moneyToV1.js'
import type { ToV1 } from './toV1.js'

/**
 * The collections of the legacy API that hold what v2 leaves out: rates, roles and time zones of users, fee figures of matters, balances, how
 * payments were made, numbers and states of invoices.
 */
export const createV1Resources = (store: Store, toV1: ToV1, money: MoneyToV1): readonly Resource[] => [
  resource('user', 'User', store.users, toV1.user),
  resource('project', 'Project', store.matters, toV1.project),
  resource('account', 'Account', store.accounts, toV1.account),
  resource('timeentry', 'TimeEntry', store.timeEntries, money.timeEntry),
  resource('expense', 'Expense', store.books.expenses, money.expense),
  resource('payment', 'Payment', contactPayments(store.books.payments), money.payment),
  resource('invoice', 'SaleDocument', store.books.invoices, money.invoice, money.singleInvoice),
]

const resource = <T>(
  path: string,
  type: string,
  shelf: { created(span?: Span): Iterable<T>; get(id: string): T | undefined },
  write: (record: T) => WireRecord,
  writeSingle: (record: T) => WireRecord = write,
): Resource => {
  const found = (guid: string, as: (record: T) => WireRecord): WireRecord | undefined => {
    const record = shelf.get(guid)
    return record === undefined ? undefined : as(record)
  }
  let keys: readonly string[] | undefined
  return {
    path,
    type,
    get keys() {
      keys ??= keysOfFirst(shelf, write)
      return keys
    },
    createdKey: 'createdDate',
    named: {},
    *list(span) {
      for (const record of shelf.created(span)) yield write(record)
    },
    find: { guid: (guid) => [found(guid, write)].filter((record) => record !== undefined) },
    get: (guid) => found(guid, writeSingle),
  }
}

const keysOfFirst = <T>(shelf: { created(span?: Span): Iterable<T> }, write: (record: T) => WireRecord): readonly string[] => {
  for (const record of shelf.created()) return Object.keys(write(record))
  return ['guid', 'id', 'createdDate', 'lastModifiedDate']
}
