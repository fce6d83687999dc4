import type { PortalKit } from '../../portal/Portal.js'
import { escapeHtml } from '../../portal/escapeHtml.js'
import { sumOf } from '../../world/ledger/cents.js'
import { contactName } from '../records/contactName.js'
import { titleOf } from '../records/matterWire.js'
import type { SmokeballPayment } from '../records/SmokeballPayment.js'
import { ticksToInstant } from '../records/ticks.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { type PaymentCells, paymentColumns, type PaymentLook } from './PaymentLook.js'

/** So many receipts to a page. */
export const pageLength = 100

/** A page of receipts. */
export interface PaymentsPage {
  /** How many there are from the first of the page on. */
  readonly count: number
  readonly payments: readonly SmokeballPayment[]
  /** The address of the next page; absent on the last. */
  readonly next: string | undefined
}

/** The list of payments: a document whose section the app puts into its frame. */
export const paymentsList = (kit: PortalKit, firm: SmokeballFirm, look: PaymentLook, { count, payments, next }: PaymentsPage): string => {
  const shown = payments.length === 0 ? '<p class="empty">No payments found.</p>' : paymentTable(firm, look, payments)
  const link = next === undefined ? '' : ` <a rel="next" href="${escapeHtml(next)}">Next</a>`
  const pages = String(Math.max(1, Math.ceil(count / pageLength)))
  const pager = `<nav class="pager">Page 1 of ${pages} (${count.toLocaleString('en-US')} payments)${link}</nav>`
  const body = `<main id="payments-page"><h1>Payments</h1>${shown}${look.pager(pager)}</main>`
  return kit.page({ title: 'Payments', body: look.body(body) })
}

/** Payments in a table. */
export const paymentTable = (firm: SmokeballFirm, look: PaymentLook, payments: readonly SmokeballPayment[]): string => {
  const rows = look.rows(payments).map((payment) => rowOf(firm, look, payment))
  const heads = paymentColumns.map((column) => `<th scope="col">${escapeHtml(look.heading(column))}</th>`).join('')
  const total = look.money(sumOf(payments, ({ amountCents }) => amountCents))
  return (
    `<table id="payments"><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody>` +
    `<tfoot><tr><th colspan="8">Total of this page</th><td>${total}</td><td colspan="4"></td></tr></tfoot></table>`
  )
}

const rowOf = (firm: SmokeballFirm, look: PaymentLook, payment: SmokeballPayment): string => {
  const cells = look.cells(cellsOf(firm, look, payment))
  return `<tr>${paymentColumns.map((column) => `<td>${cells[column]}</td>`).join('')}</tr>`
}

/** What the columns say of one payment. */
export const cellsOf = (firm: SmokeballFirm, look: PaymentLook, payment: SmokeballPayment): PaymentCells => {
  const matter = firm.matters.get(payment.matterId)
  const payor = firm.contacts.get(payment.payorId ?? '')
  const entered = ticksToInstant(payment.entered)
  return {
    Receipt: anchor(`#/billing/payments/${payment.id}`, payment.id),
    Date: `<time datetime="${payment.date}">${look.day(payment.date)}</time>`,
    Matter: anchor(`#/billing/view-matter/${payment.matterId}`, matter === undefined ? '' : titleOf(firm, matter)),
    'Received From': payor === undefined ? '' : anchor(`#/contacts/${payor.id}`, contactName(payor).full),
    Type: typeNames[payment.type],
    Account: accountOf(firm, payment),
    Method: payment.method,
    Reference: escapeHtml(payment.reference),
    Amount: look.money(payment.amountCents),
    'Allocated To': allocationsOf(firm, look, payment),
    Reason: escapeHtml(payment.reason),
    Status: look.status(payment.status),
    Entered: `<time datetime="${entered}">${look.day(entered)}</time>`,
  }
}

const typeNames = { Operating: 'Operating', Trust: 'Trust account', Credit: 'Credit' } as const satisfies Record<
  SmokeballPayment['type'],
  string
>

const anchor = (href: string, text: string): string => `<a href="${escapeHtml(href)}">${escapeHtml(text || '(no name)')}</a>`

/** A trust account's name leads to the transaction there. */
const accountOf = (firm: SmokeballFirm, { bankAccountId, trustTransactionId, matterId }: SmokeballPayment): string => {
  const name = firm.books.bankAccounts.get(bankAccountId ?? '')?.accountName ?? ''
  if (trustTransactionId === undefined || bankAccountId === undefined) return escapeHtml(name)
  return anchor(trustTransactionAddress(matterId, { id: trustTransactionId, bankAccountId }), name)
}

/** Where the app shows a movement of a matter's trust money: the account's id with its slash escaped. */
export const trustTransactionAddress = (
  matterId: string,
  { id, bankAccountId }: { readonly id: string; readonly bankAccountId: string },
): string => {
  const [guid = '', type = ''] = bankAccountId.split('_')
  return `#/billing/view-matter/${matterId}/transactions/trust/${guid}~2F${type}/${id}`
}

const allocationsOf = (firm: SmokeballFirm, look: PaymentLook, { allocations }: SmokeballPayment): string => {
  const items = allocations.map(({ invoiceId, cents }) => {
    const invoice = firm.books.invoices.get(invoiceId)
    const address = `#/billing/view-matter/${invoice?.matterId ?? ''}/invoices/${invoiceId}`
    return `<li>${anchor(address, `Invoice ${String(invoice?.invoiceNumber ?? '')}`)} <span class="amount">${look.money(cents)}</span></li>`
  })
  return items.length === 0 ? 'Not allocated' : `<ul>${items.join('')}</ul>`
}
