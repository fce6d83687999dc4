import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OfRecord } from '../api/OfRecord.js'
import { settle } from '../books/settle.js'
import { driftOf } from '../drifts.js'
import type { ContactReference } from '../firm/ContactReference.js'
import type { InvoiceRecord } from '../firm/InvoiceRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { today } from '../writes/today.js'
import type { BookPage } from './BookPage.js'
import { caseShown, contactShown, moneyText } from './bookTexts.js'
import { invoicePage } from './invoicePage.js'
import type { PageContext } from './PageContext.js'
import { pageOfList } from './pageOfList.js'
import { table } from './portalPage.js'
import { renderBookPage } from './renderBookPage.js'
import {
  accountAllocationsPage,
  bankAccountsPage,
  contactAllocationsPage,
  trustActivityPage,
  trustHistoryPage,
  trustTransactionPage,
} from './trustPages.js'
import { usDate } from './usDate.js'

/** The pages of invoices and trust money. `/bills` and `/bills/activity?trust=true` are seen addresses, the others assumed, and so is how all of them look. */
export const addBillingPages = (context: PageContext): void => {
  addInvoicePages(context)
  addTrustPages(context)
  addContactTrustPages(context)
}

const addInvoicePages = (context: PageContext): void => {
  const { app, firm, send, notFound } = context
  const { invoices } = firm.books
  app.get('/bills', (request, reply) => {
    const show = parameter(firm, request, 'show')
    const matches = (one: InvoiceRecord): boolean => show === '' || settle(firm.books, one, today(firm)).status === show
    const { rows, links } = pageOfList(request, invoices, matches)
    const choices = ['unsent', 'sent', 'partial', 'overdue', 'paid', 'draft']
      .map((one) => `<a href="/bills?show=${one}">${one}</a>`)
      .join(' · ')
    const columns = ['Invoice', 'Contact', 'Case', 'Date', 'Due', 'Total', 'Paid', 'Balance', 'Status']
    const list = table(
      columns,
      rows.map((one) => listCells(firm, one)),
    )
    return send({ request, reply, title: 'Invoices', body: `<h1>Invoices</h1><p><a href="/bills">all</a> · ${choices}</p>${list}${links}` })
  })
  app.get<OfRecord>('/bills/:id', (request, reply) => {
    const invoice = invoices.get(request.params.id)
    return invoice === undefined ? notFound(request, reply) : sendBook(context, { request, reply }, invoicePage(firm, invoice))
  })
}

const listCells = (firm: MyCaseFirm, one: InvoiceRecord): readonly (string | readonly [string, string])[] => {
  const { total, paid, trustApplied, balance, status } = settle(firm.books, one, today(firm))
  const linked = ({ text, href }: { readonly text: string; readonly href?: string }): string | readonly [string, string] =>
    href === undefined ? text : [text, href]
  return [
    [one.invoice_number, `/bills/${String(one.id)}`],
    linked(contactShown(firm, one.contact)),
    linked(caseShown(firm, one.case, '')),
    usDate(one.invoice_date),
    usDate(one.due_date),
    moneyText(total),
    moneyText(paid + trustApplied),
    moneyText(balance),
    one.forwarded_to === null ? status : 'forwarded',
  ]
}

const addTrustPages = (context: PageContext): void => {
  const { app, firm, notFound } = context
  const { bankAccounts, trustTransactions } = firm.books
  const pageNumber = (request: FastifyRequest): number => Math.max(1, Math.trunc(Number(parameter(firm, request, 'page') || '1')) || 1)
  app.get('/bank_accounts', (request, reply) => sendBook(context, { request, reply }, bankAccountsPage(firm)))
  app.get('/bills/activity', (request, reply) => {
    // What the page shows without the parameter is not known.
    if (parameter(firm, request, 'trust') !== 'true') return notFound(request, reply)
    return sendBook(context, { request, reply }, trustActivityPage(firm, pageNumber(request)))
  })
  app.get('/bills/trust_allocations', (request, reply) => {
    const account = bankAccounts.get(parameter(firm, request, 'bank_account'))
    if (account?.account_type !== 'trust') return notFound(request, reply)
    return sendBook(context, { request, reply }, accountAllocationsPage(firm, account, pageNumber(request)))
  })
  app.get<OfRecord>('/bills/trust_transactions/:id', (request, reply) => {
    const row = trustTransactions.get(request.params.id)
    return row === undefined ? notFound(request, reply) : sendBook(context, { request, reply }, trustTransactionPage(firm, row))
  })
}

const addContactTrustPages = (context: PageContext): void => {
  const { app, firm, notFound } = context
  const add = (list: 'clients' | 'companies'): void => {
    const contactOf = (id: string): ContactReference | undefined => {
      const found = firm[list].get(id)
      return found === undefined ? undefined : { type: list === 'clients' ? 'client' : 'company', id: found.id }
    }
    app.get<OfRecord>(`/contacts/${list}/:id/trust_history`, (request, reply) => {
      const contact = contactOf(request.params.id)
      return contact === undefined ? notFound(request, reply) : sendBook(context, { request, reply }, trustHistoryPage(firm, contact))
    })
    app.get<OfRecord>(`/contacts/${list}/:id/trust_allocations`, (request, reply) => {
      const contact = contactOf(request.params.id)
      return contact === undefined ? notFound(request, reply) : sendBook(context, { request, reply }, contactAllocationsPage(firm, contact))
    })
  }
  add('clients')
  add('companies')
}

const parameter = (firm: MyCaseFirm, request: FastifyRequest, name: string): string =>
  new URL(request.url, firm.kit.origin).searchParams.get(name) ?? ''

const sendBook = (
  { firm, send }: PageContext,
  to: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  page: BookPage,
): FastifyReply => {
  const drift = driftOf(firm.kit.faults.drift)
  const drifted = drift?.page?.(page) ?? page
  return send({ ...to, title: drifted.title, body: renderBookPage(drifted, drift?.pager) })
}
