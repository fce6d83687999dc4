import { escapeHtml } from '../../portal/escapeHtml.js'
import { centsOf } from '../books/centsOf.js'
import { dollars } from '../books/dollars.js'
import type { ClioFirm } from '../ClioFirm.js'
import type { ClioBill } from '../records/ClioBill.js'
import type { ClioLineItem } from '../records/ClioLineItem.js'
import type { ClioPayment } from '../records/ClioPayment.js'
import { textOf } from '../textOf.js'
import { moneyText } from './moneyText.js'
import { type Cell, recordFacts, recordTable } from './recordTable.js'
import { usDate } from './usDate.js'

const states = {
  draft: 'Draft',
  awaiting_approval: 'Pending approval',
  awaiting_payment: 'Unpaid',
  paid: 'Paid',
  void: 'Void',
  deleted: 'Deleted',
} as const

/**
 * The page of one bill: what it comes to, its lines, and the payments on it with what the API does not tell of them: how they were made, their reference, how far
 * the money is, what of it is not applied. Assumed: the real page is made in the browser from endpoints that are not public; its columns and words are ours.
 */
export const billView = (firm: ClioFirm, bill: ClioBill): { readonly title: string; readonly view: string } => ({
  title: `Bill ${bill.number}`,
  view: `<h1 id="bill_header" data-bill-id="${bill.id}">Bill ${escapeHtml(bill.number)}</h1>${recordFacts(facts(firm, bill), 'bill_facts')}
<h2>Line items</h2>${recordTable(
    ['Date', 'Matter', 'Type', 'User', 'Description', 'Quantity', 'Price', 'Total', 'Taxable'],
    bill.line_items.map((line) => lineRow(firm, line)),
    { id: 'line_items', empty: 'This bill has no line items.' },
  )}
<h2>Payments</h2>${recordTable(
    [
      'Payment',
      'Date',
      'Method',
      'Processor',
      'Reference',
      'Payer',
      'Source account',
      'Amount',
      'Applied to this bill',
      'Unapplied',
      'Status',
      'Memo',
    ],
    firm.paidBills.paymentsOf(bill.id).map((payment) => paymentRow(firm, bill, payment)),
    { id: 'payments', empty: 'No payments have been recorded on this bill.' },
  )}${bill.state === 'awaiting_payment' ? `<p><a id="record_payment" href="/nc/#/payments/new?bill_id=${bill.id}">Record payment</a></p>` : ''}`,
})

const facts = (firm: ClioFirm, bill: ClioBill): readonly (readonly [string, Cell])[] => {
  const client = firm.contacts.get(String(bill.client?.id))
  return [
    ['State', states[bill.state]],
    ['Kind', bill.kind === 'trust_kind' ? 'Trust request' : 'Invoice'],
    ['Client', client === undefined ? '' : { text: client.name, href: `/nc/#/contacts/${client.id}` }],
    ['Matters', bill.matters.map(({ id }) => firm.matters.get(String(id))?.display_number ?? '').join(', ')],
    ['Issued', usDate(bill.issued_at)],
    ['Due', usDate(bill.due_at)],
    ['Subtotal', moneyText(bill.sub_total)],
    ['Interest', moneyText(bill.interest?.total)],
    ['Tax', moneyText(bill.total_tax)],
    ['Discount', moneyText(dollars(centsOf(bill.total) - centsOf(bill.due)))],
    ['Total', moneyText(bill.due)],
    ['Paid', moneyText(bill.paid)],
    ['Credit notes', moneyText(bill.credits_issued)],
    ['Balance', moneyText(bill.balance)],
  ]
}

const lineRow = (firm: ClioFirm, line: ClioLineItem): readonly Cell[] => [
  usDate(line.date),
  firm.matters.get(String(line.matter?.id))?.display_number ?? '',
  line.kind,
  userName(firm, line['user']),
  textOf(line['note'] ?? line['description']),
  String(line.quantity),
  moneyText(line.price),
  moneyText(line.total),
  line.taxable ? 'Yes' : 'No',
]

const userName = (firm: ClioFirm, user: unknown): string =>
  typeof user === 'object' && user !== null && 'id' in user ? (firm.users.get(String(user.id))?.name ?? '') : ''

const paymentRow = (firm: ClioFirm, bill: ClioBill, payment: ClioPayment): readonly Cell[] => {
  const applied = (parts: ClioPayment['allocations']): number => parts.reduce((sum, { amount }) => sum + centsOf(amount), 0)
  const account = firm.bankAccounts.get(String(payment.source_bank_account?.id))
  return [
    { text: String(payment.id), href: `/nc/#/payments/${payment.id}` },
    usDate(payment.date),
    payment.method,
    payment.processor ?? '',
    payment.reference ?? '',
    firm.contacts.get(String(payment.contact?.id))?.name ?? '',
    account === undefined || payment.bank_transaction === null
      ? ''
      : { text: account.name, href: `/nc/#/accounts/${account.id}/transactions/${payment.bank_transaction.id}` },
    moneyText(payment.amount),
    moneyText(dollars(applied(payment.allocations.filter((part) => part.bill.id === bill.id)))),
    moneyText(dollars(centsOf(payment.amount) - applied(payment.allocations))),
    payment.status,
    payment.description ?? '',
  ]
}
