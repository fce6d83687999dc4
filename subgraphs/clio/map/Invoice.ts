import { MattergraphError } from '../../../core/errors.js'
import { Money } from '../../../core/money.js'
import type { InvoiceLineItem, InvoiceRecord, LineItemKind, MatterBalance } from '../../../core/record/Invoice.js'
import type { CalendarDate, Json } from '../../../core/record/scalars.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import { type ClioBill, grossOf } from '../wire/Bill.js'
import type { ClioAllocation } from '../wire/Allocation.js'
import type { ClioLineItem } from '../wire/LineItem.js'
import { invoiceStatus } from './invoiceStatus.js'
import type { MapContext } from './MapContext.js'
import { recordBase } from './recordBase.js'

/** A bill with what Clio keeps in lists of their own. */
export interface ClioInvoice {
  readonly bill: ClioBill
  readonly lines: readonly ClioLineItem[]
  /** Everything that was ever set against it, voided ones among it. */
  readonly allocations: readonly ClioAllocation[]
  /** The bill, its lines and allocations as they came. */
  readonly raw: Json
  /** The firm's day when it was read: what is overdue follows from it. */
  readonly today: CalendarDate
}

/**
 * A Clio bill as the mirror keeps an invoice. Interest is a charge of its own in Clio and a line here. What was paid out of trust is told by the allocations'
 * accounts, what was written off by the bill's credit notes.
 */
export const mapInvoice = (invoice: ClioInvoice, _bill: Json, context: MapContext): InvoiceRecord => {
  const { bill } = invoice
  const gross = grossOf(bill)
  const trustApplied = settledBy(
    invoice,
    ({ parent, source_bank_account: source }) => parent.type === 'Payment' && source?.type === 'Trust',
  )
  const isClosed = bill.state === 'void' || bill.state === 'deleted'
  return {
    ...recordBase(bill, invoice.raw, `${context.web}/nc/#/bills/${bill.id}`),
    number: blankToNull(bill.number),
    status: invoiceStatus(bill, invoice.today),
    matterIds: bill.matters.map(({ id }) => String(id)),
    clientId: bill.client,
    issueDate: bill.issued_at,
    dueDate: bill.due_at,
    lineItems: [...invoice.lines.map(lineItem), ...interestLine(bill)],
    subtotal: gross.minus(bill.total_tax).toFixed(),
    discount: gross.minus(bill.due).toFixed(),
    tax: decimalText(bill.total_tax),
    total: decimalText(bill.due),
    trustApplied: trustApplied.toFixed(),
    paid: new Money(bill.paid).minus(trustApplied).toFixed(),
    writtenOff: decimalText(bill.credits_issued),
    balance: isClosed ? '0' : decimalText(bill.balance),
    matterBalances: matterBalances(bill, isClosed),
    currency: bill.currency?.code ?? context.currency,
    paymentLink: null,
  }
}

/** Throws DRIFT where lines, payments or credit notes do not come to what the bill says of them. */
export const assertSettled = (invoice: ClioInvoice): void => {
  const { bill, lines } = invoice
  const differs = (what: string, says: number, comes: Money): void => {
    if (comes.equals(says)) return
    throw new MattergraphError('DRIFT', `bills.${what}: expected what the list of ${listOf[what] ?? ''} comes to, came another sum`, {
      vendor: 'CLIO',
    })
  }
  differs('sub_total', bill.sub_total, sumOf(lines.map(({ total }) => total)))
  differs(
    'paid',
    bill.paid,
    settledBy(invoice, ({ parent }) => parent.type === 'Payment'),
  )
  differs(
    'credits_issued',
    bill.credits_issued,
    settledBy(invoice, ({ parent }) => parent.type === 'CreditMemo'),
  )
}

const listOf: Readonly<Record<string, string>> = { sub_total: 'line items', paid: 'allocations', credits_issued: 'allocations' }

const sumOf = (amounts: readonly number[]): Money => amounts.reduce((sum, amount) => sum.plus(amount), new Money(0))

const settledBy = ({ allocations }: ClioInvoice, test: (allocation: ClioAllocation) => boolean): Money =>
  sumOf(allocations.filter((one) => one.voided_at === null && test(one)).map(({ amount }) => amount))

const lineItem = (line: ClioLineItem): InvoiceLineItem => {
  const kind = lineKind(line)
  const activity = line.activity === null ? null : String(line.activity.id)
  return {
    kind,
    date: line.date,
    description: blankToNull(line.note) ?? blankToNull(line.description) ?? '',
    matterId: line.matter === null ? null : String(line.matter.id),
    userId: line.user,
    activityCode: null,
    quantity: decimalText(line.quantity),
    rate: decimalText(line.price),
    amount: decimalText(line.total),
    taxable: line.taxable,
    timeEntryId: line.activity?.type === 'TimeEntry' ? activity : null,
    expenseId: line.activity !== null && line.activity.type !== 'TimeEntry' ? activity : null,
  }
}

/** A line for no activity was written by hand: one that takes away is an adjustment, one on a matter with a flat fee is that. */
const lineKind = ({ kind, type, activity, total, matter }: ClioLineItem): LineItemKind => {
  if (activity?.flat_rate === true) return 'FLAT_FEE'
  if (activity !== null) return activity.type === 'TimeEntry' ? 'TIME' : 'EXPENSE'
  if (type === 'ActivityLineItem' || type === 'NoChargeLineItem') return kind === 'Expense' ? 'EXPENSE' : 'TIME'
  if (total < 0) return 'ADJUSTMENT'
  if (kind === 'Expense') return 'EXPENSE'
  return matter?.billing_method === 'flat' ? 'FLAT_FEE' : 'OTHER'
}

const interestLine = ({ interest, issued_at: date }: ClioBill): readonly InvoiceLineItem[] => {
  const total = interest?.total ?? 0
  if (total === 0) return []
  const amount = decimalText(total)
  return [
    {
      kind: 'INTEREST',
      date,
      description: 'Interest',
      matterId: null,
      userId: null,
      activityCode: null,
      quantity: '1',
      rate: amount,
      amount,
      taxable: false,
      timeEntryId: null,
      expenseId: null,
    },
  ]
}

/** Assumed: the balances of a bill carry the ids of its matters. A bill for one matter needs none; those of a matter that was deleted since are nobody's. */
const matterBalances = ({ matters, balances, balance }: ClioBill, isClosed: boolean): readonly MatterBalance[] => {
  const [only] = matters
  if (only !== undefined && matters.length === 1) return [{ matterId: String(only.id), balance: isClosed ? '0' : decimalText(balance) }]
  const known = new Set(matters.map(({ id }) => id))
  return balances
    .filter(({ type, id }) => type === 'Matter' && known.has(id))
    .map(({ id, amount }) => ({ matterId: String(id), balance: isClosed ? '0' : decimalText(amount) }))
}
