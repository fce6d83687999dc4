import { localInstant } from '../localInstant.js'
import { readDateTime } from '../readDateTime.js'
import type { StoredPayment } from '../records/StoredPayment.js'
import type { Store } from '../records/Store.js'
import type { GridQuery } from './addInternalRoutes.js'
import { accountDisplayName, matterDisplayName } from './displayNames.js'
import type { WireRecord } from './Resource.js'
import { v1Head } from './v1Head.js'

/** One page of the grid. */
export interface GridPage {
  readonly items: readonly WireRecord[]
  readonly totalCount: number
  readonly page: number
  readonly pageSize: number
}

const dayMs = 24 * 60 * 60_000

/** The grid of payments over a firm's books. */
export const paymentGrid =
  (store: Store) =>
  (query: GridQuery, among: (payment: StoredPayment) => boolean): GridPage => {
    const { books, timeZone } = store
    const from = query.dateFrom === undefined ? Number.NEGATIVE_INFINITY : localInstant(query.dateFrom, 0, timeZone)
    const until = query.dateTo === undefined ? Number.POSITIVE_INFINITY : localInstant(query.dateTo, 0, timeZone) + dayMs
    const isIn = (words: readonly string[], word: string): boolean => words.length === 0 || words.includes(word)
    const matches = (payment: StoredPayment): boolean => {
      const date = timeOf(payment.date)
      return (
        among(payment) &&
        date >= from &&
        date < until &&
        isIn(query.paymentTypes, payment.paymentType) &&
        isIn(query.bankAccountTypes, books.bankAccounts.get(payment.bankAccount)?.type ?? '') &&
        isIn(query.paymentStatuses, payment.status) &&
        isIn(query.paymentMethods, payment.method)
      )
    }
    const found = [...books.paymentsWithin({ from, until, isFirms: isFirmsOnly(query) })].filter(matches).sort(comparer(query))
    const start = (query.page - 1) * query.pageSize
    return {
      items: found.slice(start, start + query.pageSize).map((payment) => row(store, payment)),
      totalCount: found.length,
      page: query.page,
      pageSize: query.pageSize,
    }
  }

const isFirmsOnly = ({ paymentTypes }: GridQuery): boolean =>
  paymentTypes.length > 0 && paymentTypes.every((type) => type === 'FirmPayment')

const timeOf = (text: string): number => readDateTime(text) ?? Number.NaN

const comparer = ({ sortBy, sortOrder }: GridQuery): ((one: StoredPayment, other: StoredPayment) => number) => {
  const keys = {
    date: ({ date }: StoredPayment) => timeOf(date),
    createdDate: ({ created_at }: StoredPayment) => timeOf(created_at),
    number: ({ number }: StoredPayment) => number,
  }
  const sign = sortOrder === 'Asc' ? 1 : -1
  return (one, other) => sign * (keys[sortBy](one) - keys[sortBy](other) || (one.id < other.id ? -1 : 1))
}

const row = ({ books, accounts, matters, currency }: Store, payment: StoredPayment): WireRecord => {
  const bank = books.bankAccounts.get(payment.bankAccount)
  const account = accounts.get(payment.account_ref?.id ?? '')
  const project = matters.get(payment.matter_ref?.id ?? '')
  return {
    ...v1Head(payment),
    paymentType: payment.paymentType,
    number: payment.number,
    date: payment.date,
    amount: payment.amountCents / 100,
    currencyCode: currency,
    status: payment.status,
    method: payment.method,
    bankAccount: bank === undefined ? null : { guid: bank.id, name: bank.name, type: bank.type },
    account:
      payment.account_ref === null
        ? null
        : { guid: payment.account_ref.id, nameAndNumber: account === undefined ? null : accountDisplayName(account) },
    project:
      payment.matter_ref === null
        ? null
        : { guid: payment.matter_ref.id, nameAndNumber: project === undefined ? null : matterDisplayName(project) },
    name: payment.name,
    payee: payment.payee,
    notes: payment.notes,
    checkNumber: payment.check_number,
    referenceNumber: payment.transactionId,
    isReconciled: payment.isReconciled,
    transferGuid: payment.transfer,
    refundParentPaymentGuid: payment.refundParent,
    saleDocuments: payment.applications.flatMap(({ invoice, amountCents }) => {
      const found = books.invoices.get(invoice)
      return found === undefined ? [] : [{ guid: found.id, number: found.number, amount: amountCents / 100 }]
    }),
  }
}
