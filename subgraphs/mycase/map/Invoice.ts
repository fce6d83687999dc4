import { Money } from '../../../core/money.js'
import type { InvoiceLineItem, InvoiceRecord, InvoiceStatus } from '../../../core/record/Invoice.js'
import type { Json } from '../../../core/record/scalars.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import type { InvoicePageFacts, InvoicePageLine } from '../pages/billing/InvoicePage.js'
import type { InvoiceWire } from '../wire/Invoice.js'
import { activityCode } from './activityCode.js'
import { currency } from './currency.js'
import { recordBase } from './recordBase.js'

/** An invoice: times and link from the API, everything else from its page. */
export const mapInvoice = (wire: InvoiceWire, page: InvoicePageFacts, web: string): InvoiceRecord => {
  const { matterId, balance } = page
  return {
    ...recordBase(wire, { vendorId: String(wire.id), vendorUrl: `${web}/bills/${wire.id}` }),
    // Both came as JSON or as texts of the page, which the parsed types no longer say.
    raw: { ...wire, page: page.raw } as unknown as Json,
    number: page.number,
    status: status(page),
    matterIds: matterId === null ? [] : [matterId],
    clientId: page.clientId,
    issueDate: page.issueDate,
    dueDate: page.dueDate,
    lineItems: page.lines.map((line) => lineItem(line, matterId)),
    subtotal: page.subtotal,
    discount: page.discount,
    tax: page.tax,
    total: page.total,
    trustApplied: page.trustApplied,
    paid: page.paid,
    writtenOff: writtenOff(page),
    balance,
    matterBalances: matterId === null ? [] : [{ matterId, balance }],
    currency,
    paymentLink: blankToNull(wire.view_url),
  }
}

/** What was carried onto a newer invoice is no longer open here: it counts as written off on the one and stands as a line on the other (assumed). */
const writtenOff = ({ writtenOff: off, forwarded }: InvoicePageFacts): string => new Money(off).plus(forwarded).toFixed()

const statuses: Readonly<Record<InvoicePageFacts['status'], InvoiceStatus>> = {
  draft: 'DRAFT',
  unsent: 'ISSUED',
  sent: 'ISSUED',
  partial: 'PARTIALLY_PAID',
  paid: 'PAID',
  overdue: 'OVERDUE',
  forwarded: 'ISSUED',
}

/** MyCase has no word for an invoice of which the rest was written off. */
const status = (page: InvoicePageFacts): InvoiceStatus => {
  const isSettledByWriteOff = new Money(page.balance).isZero() && new Money(writtenOff(page)).greaterThan(0)
  return page.status !== 'draft' && isSettledByWriteOff ? 'WRITTEN_OFF' : statuses[page.status]
}

const lineItem = (line: InvoicePageLine, matterId: string | null): InvoiceLineItem => ({
  kind: line.kind,
  date: line.date,
  description: blankToNull(line.description) ?? line.activity,
  matterId,
  userId: line.userId,
  activityCode: activityCode(line.activity),
  quantity: line.quantity,
  rate: line.rate,
  amount: line.amount,
  taxable: line.taxable,
  timeEntryId: line.timeEntryId,
  expenseId: line.expenseId,
})
