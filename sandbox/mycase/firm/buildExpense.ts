import type { LedgerExpense } from '../../world/ledger/Ledger.js'
import { dollarText } from './dollarText.js'
import type { ExpenseRecord } from './ExpenseRecord.js'
import { firstIds } from './firstIds.js'
import { quantityText } from './quantityText.js'
import { timestamp } from './timestamp.js'

/** An expense of the firm's books in MyCase's words. A firm that uses UTBMS codes puts them before the activity's name: the API has no field for them (assumed). */
export const buildExpense = (expense: LedgerExpense): ExpenseRecord => ({
  id: firstIds.expenses + expense.index,
  activity_name: expense.code === '' ? expense.category : `${expense.code} ${expense.category}`,
  description: expense.description,
  billable: expense.billable,
  entry_date: expense.date,
  cost: dollarText(expense.unitCents / 100),
  units: quantityText(expense.quantityThousandths),
  case: { id: firstIds.cases + expense.matter },
  staff: expense.user === null ? null : { id: firstIds.staff + expense.user },
  // What was written off stands on no invoice and counts as unbilled: MyCase has no word for it.
  invoices: expense.invoice === null ? [] : [{ id: firstIds.invoices + expense.invoice }],
  custom_field_values: [],
  created_at: timestamp(expense.createdAt),
  updated_at: timestamp(expense.updatedAt),
})
