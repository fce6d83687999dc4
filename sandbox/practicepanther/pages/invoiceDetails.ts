import { escapeHtml } from '../../portal/escapeHtml.js'
import { accountDisplayName, matterDisplayName } from '../api/displayNames.js'
import { invoiceStatus } from '../records/invoiceStatus.js'
import { invoiceSums, mattersOf, openByMatter } from '../records/invoiceSums.js'
import type { StoredInvoice } from '../records/StoredInvoice.js'
import type { Store } from '../records/Store.js'
import { dollars } from './dollars.js'
import { factList } from './grid.js'

/** The page of one invoice, or undefined where there is none. */
export const invoiceDetails = (
  store: Store,
  { id, now }: { readonly id: string; readonly now: number },
): { readonly title: string; readonly body: string } | undefined => {
  const { books } = store
  const invoice = books.invoices.get(id.toLowerCase())
  if (invoice === undefined) return undefined
  const account = store.accounts.get(invoice.account_ref?.id ?? '')
  const openCents = books.openCents(invoice)
  const sums = invoiceSums(invoice)
  return {
    title: `Invoice ${String(invoice.number)}`,
    body: `<h1>Invoice ${String(invoice.number)}</h1>
<p><a href="/Payment/PayInvoice/${invoice.id}">Pay invoice</a> · <a href="/Payment/PayInvoiceFromTrust/${invoice.id}">Use trust account balance to pay this invoice</a></p>
${factList([
  ['Contact', account === undefined ? null : accountDisplayName(account)],
  ['Matter', mattersOf(invoice).length === 1 ? matterName(store, mattersOf(invoice)[0] ?? '') : null],
  ['Type', invoice.invoice_type],
  ['Status', invoiceStatus(invoice, openCents, now)],
  ['Issued', invoice.issue_date],
  ['Due', invoice.due_date],
  ['Subtotal', dollars(sums.subtotalCents)],
  ['Discount', dollars(invoice.discountCents)],
  ['Tax', dollars(sums.taxCents)],
  ['Total', dollars(sums.totalCents)],
  ['Credits', dollars(invoice.creditCents)],
  ['Amount due', dollars(openCents)],
  ['Notes', invoice.customerNotes],
])}
${lines(store, invoice)}
${applied(store, invoice)}
${byMatter(store, invoice, openCents)}`,
  }
}

const matterName = ({ matters }: Store, id: string): string => {
  const matter = matters.get(id)
  return matter === undefined ? '' : matterDisplayName(matter)
}

const table = (id: string, headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table id="${id}"><thead><tr>${headers.map((header) => `<th>${header}</th>`).join('')}</tr></thead>
<tbody>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody></table>`

const lines = (store: Store, { items }: StoredInvoice): string =>
  `<h2>Items</h2>${table(
    'invoice-items',
    ['Date', 'Description', 'Matter', 'User', 'Quantity', 'Price', 'Subtotal', 'Tax'],
    items.map((item) => [
      item.date.slice(0, 10),
      escapeHtml([item.name, item.description].filter((text) => text !== null && text !== '').join(': ')),
      escapeHtml(matterName(store, item.matter ?? '')),
      escapeHtml(store.users.get(item.user ?? '')?.display_name ?? ''),
      String(Math.round(item.qty * 1000) / 1000),
      dollars(item.priceCents),
      dollars(item.subCents),
      dollars(item.taxCents),
    ]),
  )}`

const applied = ({ books }: Store, { id }: StoredInvoice): string =>
  `<h2>Payments</h2>${table(
    'invoice-payments',
    ['Payment', 'Date', 'Method', 'Applied'],
    books
      .appliedTo(id)
      .map(({ payment, application }) => [
        `<a href="/Payment/Details/${payment.id}">${String(payment.number)}</a>`,
        payment.date.slice(0, 10),
        payment.method,
        dollars(application.amountCents),
      ]),
  )}`

const byMatter = (store: Store, invoice: StoredInvoice, openCents: number): string =>
  mattersOf(invoice).length < 2
    ? ''
    : `<h2>Due by matter</h2>${table(
        'invoice-matters',
        ['Matter', 'Due'],
        [...openByMatter(invoice, openCents)].map(([matter, cents]) => [escapeHtml(matterName(store, matter)), dollars(cents)]),
      )}`
