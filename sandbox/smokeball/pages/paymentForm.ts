import { escapeHtml } from '../../portal/escapeHtml.js'
import { contactName } from '../records/contactName.js'
import { titleOf } from '../records/matterWire.js'
import { type SmokeballMatter } from '../records/SmokeballMatter.js'
import { paymentMethods, paymentTypes, type SmokeballPayment } from '../records/SmokeballPayment.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import type { PaymentWish } from '../writes/enterPayment.js'
import { appForm, type Choice, choiceField, textField, typedAmount, typedDate } from './formParts.js'
import { usualLook } from './PaymentLook.js'

const allocation = /^allocate\.(.+)$/

/** The app's form for a payment of a matter's invoices (assumed: amount, type, allocation for each invoice and reason are described, the page is not). */
export const paymentForm = (firm: SmokeballFirm, matter: SmokeballMatter): string => {
  const { books } = firm
  const accounts = [...books.bankAccounts].filter(({ type, status }) => status === 0 && (type === 'Operating' || type === 'Trust'))
  const inOrder = accounts.toSorted((left, right) => left.type.localeCompare(right.type))
  const open = books.invoicesOf(matter.id).filter((invoice) => invoice.state === 'final' && books.figuresOf(invoice).unpaid > 0)
  const rows = open.map((invoice) => {
    const cells = [`Invoice ${String(invoice.invoiceNumber)}`, usualLook.money(books.figuresOf(invoice).unpaid)].map(
      (text) => `<td>${escapeHtml(text)}</td>`,
    )
    return `<tr>${cells.join('')}<td><input type="text" name="allocate.${invoice.id}" aria-label="Allocate"></td></tr>`
  })
  const fields = [
    `<input type="hidden" name="matterId" value="${matter.id}">`,
    textField('Date (MM/DD/YYYY)', 'date', 'required'),
    choiceField('Received From', 'payorId', partiesOf(firm, matter)),
    choiceField(
      'Type',
      'type',
      paymentTypes.map((type): Choice => [type, type === 'Trust' ? 'Trust account' : type]),
    ),
    choiceField(
      'Account',
      'bankAccountId',
      inOrder.map(({ id, accountName, type }): Choice => [id, `${accountName} (${type})`]),
    ),
    choiceField(
      'Method',
      'method',
      paymentMethods.map((method): Choice => [method, method]),
    ),
    textField('Reference', 'reference'),
    textField('Amount', 'amount', 'inputmode="decimal" required'),
    `<table id="open-invoices"><thead><tr><th>Invoice</th><th>Unpaid</th><th>Allocate</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
    '<label>Reason <textarea name="reason"></textarea></label>',
  ]
  return appForm({
    id: 'payment-form',
    title: `Add Payment: ${titleOf(firm, matter)}`,
    address: '/billing/payments',
    fields,
    button: 'Save Payment',
  })
}

/** Everybody on a matter, its clients first, and whoever has money in trust for it. */
const partiesOf = (firm: SmokeballFirm, matter: SmokeballMatter): readonly Choice[] => {
  const roles = matter.roles.toSorted((left, right) => Number(right.side === 'client') - Number(left.side === 'client'))
  const holders = [...firm.books.bankAccounts]
    .flatMap(({ id }) => firm.books.holdingsIn(id))
    .filter(({ matterId }) => matterId === matter.id)
  const ids = new Set([...roles.map(({ contactId }) => contactId), ...holders.map(({ payorId }) => payorId)])
  return [...ids].flatMap((id): Choice[] => {
    const contact = firm.contacts.get(id)
    return contact === undefined ? [] : [[id, contactName(contact).full]]
  })
}

/** What was filled in. Throws with the app's words for what cannot be read. */
export const filledPayment = (fields: Readonly<Record<string, string>>): PaymentWish => {
  const { matterId = '', date = '', payorId = '', bankAccountId = '', reference = '', amount = '', reason = '' } = fields
  const type = paymentTypes.find((one) => one === fields['type'])
  const method = paymentMethods.find((one) => one === fields['method'])
  if (type === undefined || method === undefined) throw new Error('Type and method: choose one')
  const allocations = Object.entries(fields).flatMap(([name, text]): SmokeballPayment['allocations'] => {
    const invoiceId = allocation.exec(name)?.[1]
    return invoiceId === undefined || text.trim() === '' ? [] : [{ invoiceId, cents: typedAmount(text, 'Allocate') }]
  })
  const chosen = { ...(payorId === '' ? {} : { payorId }), ...(bankAccountId === '' || type === 'Credit' ? {} : { bankAccountId }) }
  return {
    matterId,
    ...chosen,
    date: typedDate(date),
    type,
    method,
    reference,
    amountCents: typedAmount(amount, 'Amount'),
    allocations,
    reason,
  }
}
