import { type Money, Money as Decimal } from '../../../core/money.js'
import type { InvoiceLineItem } from '../../../core/record/Invoice.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDate } from '../../vendor/map/calendarDate.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { WireExpense } from '../wire/Expense.js'
import type { WireFee } from '../wire/Fee.js'
import type { WireInvoice } from '../wire/Invoice.js'
import { isTaxable } from './Expense.js'
import { entryText } from './entryText.js'
import { matterPartId } from './matterPartId.js'
import { isTimeEntry } from './TimeEntry.js'

/** The fees and expenses of an invoice's matter, by id. */
export interface Entries {
  readonly fees: ReadonlyMap<string, WireFee>
  readonly expenses: ReadonlyMap<string, WireExpense>
}

/** One line, and which of the invoice's totals it counts in. */
export interface CountedLine {
  readonly line: InvoiceLineItem
  readonly sort: 'fee' | 'expense' | 'surcharge'
  readonly isWrittenOff: boolean
}

/** The lines of an invoice put together from its matter's fees and expenses; undefined where one is not there, or is of another type than the invoice says. */
export const invoiceLines = (invoice: WireInvoice, matterId: string, entries: Entries): readonly CountedLine[] | undefined => {
  const lines: CountedLine[] = []
  for (const { id, type } of invoice.entries) {
    if (type === 3) continue
    const line = type === 2 ? expenseLine(entries.expenses.get(id), matterId) : feeLine(entries.fees.get(id), type, matterId)
    if (line === undefined) return undefined
    lines.push(line)
  }
  return [...lines, ...surchargeLines(invoice, lines, matterId)]
}

const none = { userId: null, activityCode: null, taxable: null, timeEntryId: null, expenseId: null, date: null } as const
const minutesPerHour = 60
const hourPlaces = 6

const feeLine = (fee: WireFee | undefined, type: 0 | 1, matterId: string): CountedLine | undefined => {
  if (fee === undefined || fee.feeType !== type) return undefined
  const line: InvoiceLineItem = {
    ...none,
    kind: type === 0 ? 'FLAT_FEE' : 'TIME',
    date: calendarDate(fee.feeDate),
    description: entryText(fee),
    matterId,
    userId: fee.staff?.id ?? null,
    activityCode: blankToNull(fee.utbmsTaskCode) ?? blankToNull(fee.activityCode),
    quantity: type === 0 ? '1' : new Decimal(fee.duration).dividedBy(minutesPerHour).toDecimalPlaces(hourPlaces).toFixed(),
    rate: decimalText(fee.rate),
    amount: fee.isBillable ? decimalText(fee.amountExcTax ?? fee.amount) : '0',
    taxable: fee.taxExempt === undefined ? null : !fee.taxExempt && fee.taxOutOfScope !== true,
    timeEntryId: isTimeEntry(fee) ? matterPartId(matterId, fee.id) : null,
  }
  return { line, sort: 'fee', isWrittenOff: fee.isBillable && fee.isWrittenOff }
}

const expenseLine = (expense: WireExpense | undefined, matterId: string): CountedLine | undefined => {
  if (expense === undefined) return undefined
  const line: InvoiceLineItem = {
    ...none,
    kind: 'EXPENSE',
    date: calendarDate(expense.expenseDate),
    description: entryText(expense),
    matterId,
    userId: expense.staff?.id ?? null,
    activityCode: blankToNull(expense.utbmsTaskCode) ?? blankToNull(expense.activityCode),
    quantity: decimalText(expense.quantity),
    rate: decimalText(expense.price),
    amount: expense.isBillable ? decimalText(expense.amountExcTax) : '0',
    taxable: isTaxable(expense),
    expenseId: matterPartId(matterId, expense.id),
  }
  return { line, sort: 'expense', isWrittenOff: expense.isBillable && expense.isWrittenOff }
}

/** What lines of a sort come to. */
export const sumOfLines = (lines: readonly CountedLine[], isCounted: (line: CountedLine) => boolean = () => true): Money =>
  lines.filter(isCounted).reduce((sum, { line }) => sum.plus(line.amount), new Decimal(0))

const surchargeLines = ({ surcharge }: WireInvoice, lines: readonly CountedLine[], matterId: string): readonly CountedLine[] => {
  if (surcharge === undefined || surcharge.type === 0) return []
  const amount = surcharge.type === 1 ? decimalText(surcharge.fixedSurcharge) : percentageOf(surcharge, lines).toFixed()
  const description = blankToNull(surcharge.description) ?? 'Surcharge'
  const line: InvoiceLineItem = { ...none, kind: 'ADJUSTMENT', description, matterId, quantity: '1', rate: amount, amount }
  return [{ line, sort: 'surcharge', isWrittenOff: false }]
}

/** Of what counts of fees, expenses or both, half-up to the cent (assumed; the invoice's totals must agree). */
const percentageOf = ({ percentage, applyTo }: NonNullable<WireInvoice['surcharge']>, lines: readonly CountedLine[]): Money => {
  const base = sumOfLines(
    lines,
    ({ sort, isWrittenOff }) => !isWrittenOff && ((sort === 'fee' && applyTo !== 2) || (sort === 'expense' && applyTo !== 1)),
  )
  return base.times(percentage).dividedBy(100).toDecimalPlaces(2)
}

/** The lines of an invoice whose fees and expenses went their own way since: what was billed of each sort. */
export const summedLines = ({ invoiceTotals: totals }: WireInvoice, matterId: string): readonly InvoiceLineItem[] => {
  const { billed, feeTotal, expenseTotal } = totals
  const other = new Decimal(billed).minus(feeTotal).minus(expenseTotal).toFixed()
  const sums = [
    ['FLAT_FEE', 'Fees', decimalText(feeTotal)],
    ['EXPENSE', 'Expenses', decimalText(expenseTotal)],
    ['ADJUSTMENT', 'Surcharge', other],
  ] as const
  return sums.flatMap(([kind, description, amount]) =>
    amount === '0' ? [] : [{ ...none, kind, description, matterId, quantity: '1', rate: amount, amount }],
  )
}
