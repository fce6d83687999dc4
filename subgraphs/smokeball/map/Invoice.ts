import { type Money, Money as Decimal } from '../../../core/money.js'
import type { InvoiceLineItem, InvoiceRecord, InvoiceStatus } from '../../../core/record/Invoice.js'
import type { CalendarDate, DecimalString } from '../../../core/record/scalars.js'
import { calendarDateOrNull } from '../../vendor/map/calendarDate.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { WireInvoice } from '../wire/Invoice.js'
import { differs } from './differs.js'
import { type CountedLine, type Entries, invoiceLines, sumOfLines, summedLines } from './invoiceLines.js'
import { matterPartId } from './matterPartId.js'
import { neverDated } from './neverDated.js'
import type { MapContext, Told } from './recordBase.js'

/** What the invoice's own answer does not say. */
export interface InvoiceSurroundings extends MapContext {
  readonly matterId: string
  readonly entries: Entries
  /** What the pages of payments say was paid on it; undefined where they were not asked, as for drafts. */
  readonly settled: Settled | undefined
  /** The date it is at the firm. */
  readonly today: CalendarDate
}

/** What was paid on an invoice, of payments that count. */
export interface Settled {
  readonly fromTrust: Money
  readonly otherwise: Money
}

const where = '/matters/{id}/invoices'
const nothing: Settled = { fromTrust: new Decimal(0), otherwise: new Decimal(0) }

/**
 * An invoice, with the text and amounts of its lines from fees and expenses, and with what was paid parted into trust and other money by the pages of payments.
 * Every figure is checked against the others: throws DRIFT where they do not go together.
 */
export const mapInvoice = ({ wire, raw }: Told<WireInvoice>, surroundings: InvoiceSurroundings): InvoiceRecord => {
  const { matterId, web, currency, today, settled = nothing } = surroundings
  const { invoiceTotals: totals } = wire
  if (wire.matterId !== undefined && wire.matterId !== matterId) throw differs(`${where} matterId`, 'the matter that was asked for')
  checkTotals(wire)
  if (!settled.fromTrust.plus(settled.otherwise).equals(totals.paid))
    throw differs(`${where} invoiceTotals.paid`, 'what the pages of payments say was paid')
  const issueDate = calendarDateOrNull(wire.issuedDate)
  const dueDate = calendarDateOrNull(wire.dueDate)
  const balance = isUndone(wire) ? '0' : decimalText(totals.unpaid)
  const subtotal = new Decimal(totals.billed).plus(totals.interest)
  return {
    vendorId: matterPartId(matterId, wire.id),
    vendorUrl: `${web}/#/billing/view-matter/${matterId}/invoices/${wire.id}`,
    externalId: null,
    createdAt: null,
    updatedAt: neverDated,
    raw,
    number: wire.invoiceNumber === undefined || wire.invoiceNumber === 0 ? null : String(wire.invoiceNumber),
    status: statusOf(wire, { balance, dueDate, today }),
    matterIds: [matterId],
    clientId: wire.debtors[0]?.contact.id ?? null,
    issueDate,
    dueDate,
    lineItems: [...linesOf(wire, matterId, surroundings.entries), ...interestLines(totals.interest, matterId, issueDate)],
    subtotal: subtotal.toFixed(),
    discount: decimalText(totals.discount),
    tax: decimalText(totals.tax),
    total: subtotal.minus(totals.discount).plus(totals.tax).toFixed(),
    trustApplied: settled.fromTrust.toFixed(),
    paid: settled.otherwise.toFixed(),
    writtenOff: new Decimal(totals.writtenOff).plus(totals.waived).toFixed(),
    balance,
    matterBalances: [{ matterId, balance }],
    currency,
    paymentLink: null,
  }
}

/** Void and deleted ones: what was on them is free, and nothing is open. */
const isUndone = ({ status }: WireInvoice): boolean => status === 3 || status === 4

/** How the totals hang together (assumed where the vendor describes them by a few words; an account where they differ stops here). */
const checkTotals = ({ status, waived: isWaived, invoiceTotals: totals }: WireInvoice): void => {
  const { billed, tax, interest, total, discount, writtenOff, waived, paid, unpaid } = totals
  if (!new Decimal(billed).plus(tax).plus(interest).equals(total)) throw differs(`${where} invoiceTotals.total`, 'billed + tax + interest')
  if (!new Decimal(totals.writtenOffFeeTotal).plus(totals.writtenOffExpenseTotal).equals(writtenOff))
    throw differs(`${where} invoiceTotals.writtenOff`, 'fees and expenses written off')
  const open = new Decimal(total).minus(discount).minus(writtenOff).minus(waived).minus(paid)
  if (status < 3 && !open.equals(unpaid)) throw differs(`${where} invoiceTotals.unpaid`, 'total − discount − writtenOff − waived − paid')
  if (isWaived && unpaid > 0) throw differs(`${where} waived`, 'nothing open on what was waived')
  if (status === 2 && unpaid > 0) throw differs(`${where} status`, 'nothing open on what is paid')
}

const linesOf = (wire: WireInvoice, matterId: string, entries: Entries): readonly InvoiceLineItem[] => {
  const lines = invoiceLines(wire, matterId, entries)
  if (lines !== undefined && isWhole(wire, lines)) return lines.map(({ line }) => line)
  // A void or deleted invoice keeps its totals, while its fees and expenses are changed and billed anew.
  if (isUndone(wire)) return summedLines(wire, matterId)
  throw differs(`${where} entries`, 'fees and expenses of these ids that come to the invoice’s totals')
}

const isWhole = ({ invoiceTotals: totals }: WireInvoice, lines: readonly CountedLine[]): boolean =>
  sumOfLines(lines).equals(totals.billed) &&
  sumOfLines(lines, ({ sort }) => sort === 'fee').equals(totals.feeTotal) &&
  sumOfLines(lines, ({ sort }) => sort === 'expense').equals(totals.expenseTotal) &&
  sumOfLines(lines, ({ isWrittenOff }) => isWrittenOff).equals(totals.writtenOff)

const interestLines = (interest: number, matterId: string, date: CalendarDate | null): readonly InvoiceLineItem[] => {
  if (interest === 0) return []
  const amount = decimalText(interest)
  const nobody = { userId: null, activityCode: null, taxable: null, timeEntryId: null, expenseId: null } as const
  return [{ ...nobody, kind: 'INTEREST', date, description: 'Interest', matterId, quantity: '1', rate: amount, amount }]
}

/** Smokeball knows no partly paid and no overdue invoices: both follow from figures and dates. */
const statusOf = (
  { status, waived, invoiceTotals: { paid, total } }: WireInvoice,
  { balance, dueDate, today }: { readonly balance: DecimalString; readonly dueDate: CalendarDate | null; readonly today: CalendarDate },
): InvoiceStatus => {
  if (status === 0) return 'DRAFT'
  if (status === 3) return 'DELETED'
  if (status === 4) return 'VOID'
  const open = new Decimal(balance)
  if (open.lessThanOrEqualTo(0)) return waived ? 'WRITTEN_OFF' : total < 0 && paid === 0 ? 'ISSUED' : 'PAID'
  if (dueDate !== null && dueDate < today) return 'OVERDUE'
  return paid > 0 ? 'PARTIALLY_PAID' : 'ISSUED'
}
