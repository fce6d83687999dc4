import type { FastifyInstance } from 'fastify'
import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import { accountDisplayName, matterDisplayName } from '../api/displayNames.js'
import { expenseCents } from '../api/moneyToV2.js'
import { driftTrustPage } from '../drifts.js'
import { invoiceStatus } from '../records/invoiceStatus.js'
import { invoiceSums, mattersOf } from '../records/invoiceSums.js'
import type { StoredExpense } from '../records/StoredExpense.js'
import type { StoredInvoice } from '../records/StoredInvoice.js'
import type { StoredPayment } from '../records/StoredPayment.js'
import type { Store } from '../records/Store.js'
import { bankAccountDetails } from './bankAccountDetails.js'
import { dollars } from './dollars.js'
import { expenseDetails } from './expenseDetails.js'
import { gridPage } from './grid.js'
import { invoiceDetails } from './invoiceDetails.js'
import { paymentDetails } from './paymentDetails.js'
import { createShell } from './shell.js'

type OfRecord = { readonly Params: { readonly id: string } }
type Query = Readonly<Record<string, unknown>>

/** The pages on money: expenses, invoices, payments, bank accounts with their clients' ledgers. How they look is assumed. */
export const addMoneyPages = (app: FastifyInstance, kit: PortalKit, store: Store): void => {
  const shell = createShell(kit)
  const { books } = store
  const list = (controller: string, show: (query: Query) => { readonly title: string; readonly body: string }): void => {
    for (const path of [`/${controller}`, `/${controller}/`]) {
      app.get(path, (request, reply) => shell(request, reply, () => show(request.query as Query))) // Fastify's own parser gives an object.
    }
  }
  const now = (): number => kit.clock.now()

  list('Expense', (query) => gridPage(expenseGrid(store), query))
  list('SaleDocument', (query) => gridPage(invoiceGrid(store, now()), query))
  list('Payment', (query) => gridPage(paymentGrid(store), query))
  list('BankAccount', (query) =>
    gridPage(
      {
        title: 'Bank Accounts',
        path: '/BankAccount/',
        searchBoxId: 'searchTextBoxBankAccount',
        records: books.bankAccounts.created(),
        text: ({ name }) => name,
        columns: [
          { title: 'Account', cell: ({ id, name }) => link(`/BankAccount/Details/${id}`, name) },
          { title: 'Type', cell: ({ type }) => type },
          { title: 'Bank', cell: ({ bankName }) => escapeHtml(bankName ?? '') },
        ],
      },
      query,
    ),
  )
  app.get<OfRecord>('/Expense/Details/:id', (request, reply) => shell(request, reply, () => expenseDetails(store, request.params.id)))
  app.get<OfRecord>('/SaleDocument/Details/:id', (request, reply) =>
    shell(request, reply, () => invoiceDetails(store, { id: request.params.id, now: now() })),
  )
  app.get<OfRecord>('/Payment/Details/:id', (request, reply) => shell(request, reply, () => paymentDetails(store, request.params.id)))
  app.get<OfRecord>(
    '/BankAccount/Details/:id',
    { onSend: async (_request, _reply, html) => driftTrustPage(kit.faults.drift, String(html)) },
    (request, reply) => shell(request, reply, () => bankAccountDetails(store, request.params.id, request.query as Query)),
  )
}

const link = (path: string, text: string): string => `<a class="grid-name" href="${path}">${escapeHtml(text)}</a>`

const accountName = ({ accounts }: Store, id: string | undefined): string => {
  const account = accounts.get(id ?? '')
  return account === undefined ? '' : accountDisplayName(account)
}

const matterNames = ({ matters }: Store, ids: readonly string[]): string =>
  ids
    .map((id) => matters.get(id))
    .filter((matter) => matter !== undefined)
    .map(matterDisplayName)
    .join('; ')

const expenseGrid = (store: Store) => ({
  title: 'Expenses',
  path: '/Expense/',
  searchBoxId: 'searchTextBoxExpense',
  records: store.books.expenses.created(),
  text: ({ description }: StoredExpense) => description ?? '',
  columns: [
    { title: 'Date', cell: (expense: StoredExpense) => link(`/Expense/Details/${expense.id}`, expense.date.slice(0, 10)) },
    { title: 'Amount', cell: (expense: StoredExpense) => dollars(expenseCents(expense)) },
    { title: 'Description', cell: (expense: StoredExpense) => escapeHtml(expense.description ?? '') },
    { title: 'Matter', cell: (expense: StoredExpense) => escapeHtml(matterNames(store, [expense.matter_ref.id])) },
  ],
})

const invoiceGrid = (store: Store, now: number) => ({
  title: 'Invoices',
  path: '/SaleDocument/',
  searchBoxId: 'searchTextBoxSaleDocument',
  records: store.books.invoices.created(),
  text: (invoice: StoredInvoice) => `${String(invoice.number)} ${accountName(store, invoice.account_ref?.id)}`,
  columns: [
    { title: 'Number', cell: ({ id, number }: StoredInvoice) => link(`/SaleDocument/Details/${id}`, String(number)) },
    { title: 'Contact', cell: (invoice: StoredInvoice) => escapeHtml(accountName(store, invoice.account_ref?.id)) },
    { title: 'Matter', cell: (invoice: StoredInvoice) => escapeHtml(matterNames(store, mattersOf(invoice))) },
    { title: 'Issued', cell: (invoice: StoredInvoice) => invoice.issue_date.slice(0, 10) },
    { title: 'Status', cell: (invoice: StoredInvoice) => invoiceStatus(invoice, store.books.openCents(invoice), now) },
    { title: 'Total', cell: (invoice: StoredInvoice) => dollars(invoiceSums(invoice).totalCents) },
    { title: 'Due', cell: (invoice: StoredInvoice) => dollars(store.books.openCents(invoice)) },
  ],
})

const paymentGrid = (store: Store) => ({
  title: 'Payments',
  path: '/Payment/',
  searchBoxId: 'searchTextBoxPayment',
  records: store.books.payments.created(),
  text: (payment: StoredPayment) => `${String(payment.number)} ${accountName(store, payment.account_ref?.id)} ${payment.notes ?? ''}`,
  columns: [
    { title: 'Number', cell: ({ id, number }: StoredPayment) => link(`/Payment/Details/${id}`, String(number)) },
    { title: 'Date', cell: (payment: StoredPayment) => payment.date.slice(0, 10) },
    { title: 'Contact', cell: (payment: StoredPayment) => escapeHtml(accountName(store, payment.account_ref?.id)) },
    { title: 'Bank account', cell: (payment: StoredPayment) => escapeHtml(store.books.bankAccounts.get(payment.bankAccount)?.name ?? '') },
    { title: 'Status', cell: ({ status }: StoredPayment) => status },
    { title: 'Amount', cell: ({ amountCents }: StoredPayment) => dollars(amountCents) },
  ],
})
