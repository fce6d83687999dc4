import type { ExpenseRecord } from '../../../core/record/Expense.js'
import type { Json } from '../../../core/record/scalars.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { ClioExpense } from '../wire/Expense.js'
import { billingStatus, invoiceOfActivity } from './billingStatus.js'
import type { MapContext } from './MapContext.js'
import { recordBase } from './recordBase.js'

/** A Clio expense as the mirror keeps one, or undefined where the firm hides what it came to from the signed-in user. */
export const mapExpense = (expense: ClioExpense, raw: Json, context: MapContext): ExpenseRecord | undefined => {
  const billable = !expense.non_billable && !expense.no_charge
  const amount = decimalText(billable ? expense.total : expense.non_billable_total)
  const unitAmount = decimalText(expense.price)
  const quantity = decimalText(expense.quantity)
  if (amount === null || unitAmount === null || quantity === null) return undefined
  return {
    ...recordBase(expense, raw, null),
    matterId: expense.matter,
    userId: expense.user,
    date: expense.date,
    description: expense.note ?? '',
    expenseCode: blankToNull(expense.utbms_expense?.code) ?? expense.expense_category?.name ?? null,
    quantity: expense.type === 'HardCostEntry' ? '1' : quantity,
    unitAmount,
    amount,
    taxable: expense.tax_setting !== 'no_tax',
    billable,
    currency: expense.currency?.code ?? context.currency,
    status: billingStatus(expense, billable, context.writtenOff),
    invoiceId: invoiceOfActivity(expense),
  }
}
