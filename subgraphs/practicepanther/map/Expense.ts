import { Money } from '../../../core/money.js'
import type { ExpenseRecord } from '../../../core/record/Expense.js'
import type { Json } from '../../../core/record/scalars.js'
import type { BillingStatus } from '../../../core/record/TimeEntry.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDateIn } from '../../vendor/map/calendarDateIn.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { WireExpense, WireLegacyExpense } from '../wire/Expense.js'
import { isSame } from './amounts.js'
import type { MapContext } from './MapContext.js'

/** An expense from both APIs. */
export const mapExpense = (
  { expense, legacy, raw }: { readonly expense: WireExpense; readonly legacy: WireLegacyExpense; readonly raw: Json },
  context: MapContext,
): ExpenseRecord => ({
  vendorId: expense.id,
  vendorUrl: `${context.web}/Expense/Details/${expense.id}`,
  externalId: null,
  createdAt: expense.created_at,
  updatedAt: expense.updated_at,
  raw,
  matterId: expense.matter_ref?.id ?? null,
  userId: expense.billed_by_user_ref?.id ?? null,
  date: calendarDateIn(context.timeZone, expense.date),
  description: expense.description ?? '',
  expenseCode: blankToNull(expense.task_code) ?? blankToNull(expense.expense_category_ref?.name),
  quantity: decimalText(expense.qty),
  unitAmount: decimalText(expense.price),
  amount: decimalText(expense.amount),
  taxable: null,
  billable: expense.is_billable || expense.is_billed,
  currency: legacy.currencyCode,
  status: status(expense, legacy),
  invoiceId: legacy.saleDocumentItem?.saleDocument.guid ?? null,
})

/** What was billed stays billed; what stands on an invoice that is not issued yet is a draft. A written-off expense is simply not billable. */
const status = ({ is_billed, is_billable }: WireExpense, { saleDocumentItem }: WireLegacyExpense): BillingStatus => {
  if (is_billed) return 'BILLED'
  if (!is_billable) return 'NON_BILLABLE'
  return saleDocumentItem === null ? 'UNBILLED' : 'DRAFT'
}

/** Whether both APIs tell the same of an expense: where not, it changed between the two answers, or one of them means something else by now. */
export const expenseAgrees = (expense: WireExpense, legacy: WireLegacyExpense): boolean =>
  isSame(expense.qty, legacy.qty) &&
  isSame(expense.price, legacy.amount) &&
  isSame(expense.amount, legacy.totalAmount) &&
  new Money(expense.qty).times(expense.price).minus(expense.amount).abs().lessThan('0.01')
