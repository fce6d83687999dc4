import { Money, roundToMinorUnit } from '../../../core/money.js'
import type { InvoiceLineItem, InvoiceRecord, InvoiceStatus, LineItemKind, MatterBalance } from '../../../core/record/Invoice.js'
import type { Json } from '../../../core/record/scalars.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDateIn } from '../../vendor/map/calendarDateIn.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { WireInvoice } from '../wire/Invoice.js'
import type { WireSaleDocument, WireSaleItem } from '../wire/SaleDocument.js'
import { sumOf } from './amounts.js'
import type { MapContext } from './MapContext.js'

/** Everything the vendor tells of one invoice. */
export interface InvoiceSource {
  readonly invoice: WireInvoice
  readonly document: WireSaleDocument
  /** The payments on it whose money came from a trust account, by id. */
  readonly fromTrust: ReadonlySet<string>
  readonly raw: Json
}

/** An invoice from both APIs. */
export const mapInvoice = ({ invoice, document, fromTrust, raw }: InvoiceSource, context: MapContext): InvoiceRecord => {
  const date = (instant: string | null): string | null => (instant === null ? null : calendarDateIn(context.timeZone, instant))
  const lineItems = document.items.map((item) => lineOf(item, invoice, date))
  const matterIds = matterIdsOf(invoice, lineItems)
  const settled = settledBy({ invoice, document, fromTrust })
  const balance = new Money(invoice.total_outstanding)
  return {
    vendorId: invoice.id,
    vendorUrl: `${context.web}/SaleDocument/Details/${invoice.id}`,
    externalId: null,
    createdAt: invoice.created_at,
    updatedAt: invoice.updated_at,
    raw,
    number: String(document.number),
    status: statusOf(document, settled, balance),
    matterIds,
    clientId: invoice.account_ref?.id ?? null,
    issueDate: date(invoice.issue_date),
    dueDate: date(invoice.due_date),
    lineItems,
    subtotal: decimalText(invoice.subtotal),
    discount: decimalText(invoice.discount),
    tax: decimalText(invoice.tax),
    total: decimalText(invoice.total),
    trustApplied: settled.trustApplied.toFixed(),
    paid: settled.paid.toFixed(),
    writtenOff: settled.writtenOff.toFixed(),
    balance: decimalText(invoice.total_outstanding),
    matterBalances: matterBalances(matterIds, lineItems, { balance, currency: document.currencyCode }),
    currency: document.currencyCode,
    paymentLink: null,
  }
}

const lineOf = (item: WireSaleItem, { matter_ref }: WireInvoice, date: (instant: string | null) => string | null): InvoiceLineItem => {
  // A line that gathers several entries names none of them.
  const [worked, otherWorked] = item.timeEntries
  const [spent, otherSpent] = item.expenses
  const source = worked ?? spent
  return {
    kind: kindOf(item),
    date: date(item.entryDate),
    description: item.description ?? '',
    matterId: item.projectGuid ?? matter_ref?.id ?? null,
    userId: source?.user?.guid ?? null,
    activityCode: blankToNull(source?.taskCode) ?? blankToNull(worked?.item?.name ?? spent?.expenseCategory?.name),
    quantity: decimalText(item.qty),
    rate: decimalText(item.price),
    amount: decimalText(item.sub),
    taxable: item.tax1Data !== null || item.tax2Data !== null,
    timeEntryId: otherWorked === undefined ? (worked?.guid ?? null) : null,
    expenseId: otherSpent === undefined ? (spent?.guid ?? null) : null,
  }
}

const kindOf = ({ type, sub }: WireSaleItem): LineItemKind => {
  switch (type) {
    case 'TimeEntryItem':
      return 'TIME'
    case 'ExpenseItem':
      return 'EXPENSE'
    case 'InterestItem':
      return 'INTEREST'
    case 'EmptyItem':
      return 'OTHER'
    case 'RegularItem':
      return sub < 0 ? 'ADJUSTMENT' : 'FLAT_FEE'
  }
}

/** An invoice that names no matter is over those its lines name. */
const matterIdsOf = ({ matter_ref }: WireInvoice, lines: readonly InvoiceLineItem[]): readonly string[] =>
  matter_ref === null ? [...new Set(lines.flatMap(({ matterId }) => (matterId === null ? [] : [matterId])))] : [matter_ref.id]

/** What takes an invoice's balance down. */
interface Settled {
  readonly paid: Money
  readonly trustApplied: Money
  readonly writtenOff: Money
}

/** A credit on an invoice is what was written off (assumed); of a credit note, what was used up elsewhere takes its own balance. */
const settledBy = ({ invoice, document, fromTrust }: Omit<InvoiceSource, 'raw'>): Settled => {
  if (invoice.invoice_type !== 'Sale') {
    return { paid: new Money(0), trustApplied: new Money(0), writtenOff: new Money(invoice.total_paid) }
  }
  const applied = (isWanted: (payment: string | null) => boolean): Money =>
    sumOf(document.saleDocumentPayments.filter(({ payment }) => isWanted(payment?.guid ?? null)).map(({ amount }) => amount))
  return {
    paid: applied((payment) => payment !== null && !fromTrust.has(payment)),
    trustApplied: applied((payment) => payment !== null && fromTrust.has(payment)),
    writtenOff: applied((payment) => payment === null),
  }
}

/** Before it is issued the vendor's word counts, after that the numbers. */
const statusOf = (
  { status, isApproved, isOverdue }: WireSaleDocument,
  { paid, trustApplied, writtenOff }: Settled,
  balance: Money,
): InvoiceStatus => {
  if (status === 'PendingApproval') return 'PENDING_APPROVAL'
  if (status === 'Saved' && !isApproved) return 'DRAFT'
  if (balance.isZero()) return writtenOff.isZero() ? 'PAID' : 'WRITTEN_OFF'
  if (isOverdue) return 'OVERDUE'
  return paid.plus(trustApplied).plus(writtenOff).isZero() ? 'ISSUED' : 'PARTIALLY_PAID'
}

/** Assumed: the vendor tells no open balance by matter, and it falls to the matters by what their lines add; the last has what rounding leaves. */
const matterBalances = (
  matterIds: readonly string[],
  lines: readonly InvoiceLineItem[],
  { balance, currency }: { readonly balance: Money; readonly currency: string },
): readonly MatterBalance[] => {
  const added = lines.filter(({ amount }) => new Money(amount).greaterThan(0))
  const whole = sumOf(added.map(({ amount }) => amount))
  let left = balance
  return matterIds.map((matterId, index) => {
    const own = sumOf(added.filter((line) => line.matterId === matterId).map(({ amount }) => amount))
    const share = whole.isZero() ? new Money(0) : roundToMinorUnit(balance.times(own).dividedBy(whole), currency)
    const part = index === matterIds.length - 1 ? left : share
    left = left.minus(part)
    return { matterId, balance: part.toFixed() }
  })
}
