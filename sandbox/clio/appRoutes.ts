import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { StoredRecord } from '../portal/Collection.js'
import type { PortalKit } from '../portal/Portal.js'
import { escapeHtml } from '../portal/escapeHtml.js'
import { kinds } from './api/kinds.js'
import { dollars } from './books/dollars.js'
import type { ClioFirm } from './ClioFirm.js'
import { accountView } from './pages/accountView.js'
import { billView } from './pages/billView.js'
import { contactView } from './pages/contactView.js'
import { matterView } from './pages/matterView.js'
import { moneyText } from './pages/moneyText.js'
import { paymentView } from './pages/paymentView.js'
import { type Cell, pageLinks, recordTable } from './pages/recordTable.js'
import { usDate } from './pages/usDate.js'
import { type MakeView, showView } from './showView.js'
import { textOf } from './textOf.js'

const rowsPerPage = 25

/** The web application: a shell at `/nc/` and the views it shows. Without a session everything leads to the sign-in. */
export const addAppRoutes = (app: FastifyInstance, kit: PortalKit, firm: ClioFirm): void => {
  const view = (path: string, make: MakeView): void => void app.get(path, showView(kit, firm, make))
  const dashboard: MakeView = (_request, user) => ({
    title: 'Dashboard',
    view: `<h1>${escapeHtml(firm.name)}</h1><p>Signed in as <strong id="user_name">${escapeHtml(user.name)}</strong></p>
<p><a href="/nc/#/matters">${firm.matters.size} matters</a>, <a href="/nc/#/contacts">${firm.contacts.size} contacts</a></p>`,
  })
  const id = (request: FastifyRequest): string => (request.params as { readonly id: string }).id // The routes that ask for it have it.

  app.get('/', (_request, reply) => reply.redirect('/nc/#/'))
  app.get('/nc', (_request, reply) => reply.redirect('/nc/'))
  view('/nc/', dashboard)
  view('/nc/views/', dashboard)
  view('/nc/views/matters', (request, user) =>
    listView(request, {
      title: 'Matters',
      address: '/nc/#/matters',
      count: firm.matters.size,
      records: firm.matters,
      head: ['Matter', 'Client', 'Description', 'Status', 'Responsible attorney', 'Open date'],
      row: (matter) =>
        kinds.matter.isVisible?.(matter, { user, version: 0 }) === false
          ? ['(restricted)', '', '', '', '', '']
          : [
              { text: matter.display_number, href: `/nc/#/matters/${matter.id}` },
              firm.contacts.get(String(matter.client?.id))?.name ?? '',
              matter.description ?? '',
              matter.status,
              firm.users.get(String(matter.responsible_attorney?.id))?.name ?? '',
              textOf(matter['open_date']),
            ],
    }),
  )
  view('/nc/views/contacts', (request) =>
    listView(request, {
      title: 'Contacts',
      address: '/nc/#/contacts',
      count: firm.contacts.size,
      records: firm.contacts,
      head: ['Name', 'Type', 'Email', 'Phone', 'Client'],
      row: (contact) => [
        { text: contact.name, href: `/nc/#/contacts/${contact.id}` },
        contact.type,
        textOf(contact.email_addresses[0]?.['address']),
        textOf(contact.phone_numbers[0]?.['number']),
        contact.is_client ? 'Yes' : 'No',
      ],
    }),
  )
  view('/nc/views/bills', (request) =>
    listView(request, {
      title: 'Bills',
      address: '/nc/#/bills',
      count: firm.bills.size,
      records: firm.bills,
      head: ['Bill', 'Client', 'Kind', 'State', 'Issued', 'Due', 'Total', 'Balance'],
      row: (bill) => [
        { text: bill.number, href: `/nc/#/bills/${bill.id}` },
        firm.contacts.get(String(bill.client?.id))?.name ?? '',
        bill.kind === 'trust_kind' ? 'Trust request' : 'Invoice',
        bill.state,
        usDate(bill.issued_at),
        usDate(bill.due_at),
        moneyText(bill.due),
        moneyText(bill.balance),
      ],
    }),
  )
  view('/nc/views/payments', (request) =>
    listView(request, {
      title: 'Payments',
      address: '/nc/#/payments',
      count: firm.payments.size,
      records: firm.payments,
      head: ['Payment', 'Date', 'Payer', 'Method', 'Amount', 'Status'],
      row: (payment) => [
        { text: String(payment.id), href: `/nc/#/payments/${payment.id}` },
        usDate(payment.date),
        firm.contacts.get(String(payment.contact?.id))?.name ?? '',
        payment.method,
        moneyText(payment.amount),
        payment.status,
      ],
    }),
  )
  view('/nc/views/accounts', (request) =>
    listView(request, {
      title: 'Accounts',
      address: '/nc/#/accounts',
      count: firm.bankAccounts.size,
      records: firm.bankAccounts,
      head: ['Account', 'Type', 'Institution', 'Balance'],
      row: (account) => [
        { text: account.name, href: `/nc/#/accounts/${account.id}` },
        account.type,
        account.institution ?? '',
        moneyText(dollars(firm.bankMoney.ofAccount(account.id))),
      ],
    }),
  )
  view('/nc/views/bills/:id', (request) => {
    const bill = firm.bills.get(id(request))
    return bill === undefined ? undefined : billView(firm, bill)
  })
  view('/nc/views/payments/:id', (request) => {
    const payment = firm.payments.get(id(request))
    return payment === undefined ? undefined : paymentView(firm, payment)
  })
  view('/nc/views/accounts/:id', (request) => {
    const account = firm.bankAccounts.get(id(request))
    return account === undefined ? undefined : accountView(firm, account)
  })
  view('/nc/views/matters/:id', (request, user) => {
    const matter = firm.matters.get(id(request))
    return matter === undefined || kinds.matter.isVisible?.(matter, { user, version: 0 }) === false
      ? undefined
      : matterView(kit, firm, matter)
  })
  view('/nc/views/contacts/:id', (request) => {
    const contact = firm.contacts.get(id(request))
    return contact === undefined ? undefined : contactView(firm, contact)
  })
}

interface ListView<T extends StoredRecord> {
  readonly title: string
  readonly address: string
  readonly count: number
  readonly records: { from(position: number): Iterable<{ readonly record: T }> }
  readonly head: readonly string[]
  row(record: T): readonly Cell[]
}

const listView = <T extends StoredRecord>(
  request: FastifyRequest,
  list: ListView<T>,
): { readonly title: string; readonly view: string } => {
  const pages = Math.max(1, Math.ceil(list.count / rowsPerPage))
  const wanted = Number(new URLSearchParams(request.url.split('?', 2)[1] ?? '').get('page') ?? 1)
  const page = Number.isInteger(wanted) ? Math.min(pages, Math.max(1, wanted)) : 1
  const rows: (readonly Cell[])[] = []
  let place = 0
  for (const { record } of list.records.from(0)) {
    place += 1
    if (place > page * rowsPerPage) break
    if (place > (page - 1) * rowsPerPage) rows.push(list.row(record))
  }
  return {
    title: list.title,
    view: `<h1>${escapeHtml(list.title)}</h1>${recordTable(list.head, rows)}${pageLinks(list.address, page, pages)}`,
  }
}
