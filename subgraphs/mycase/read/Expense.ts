import { mapExpense } from '../map/Expense.js'
import { expenseWire, type ExpenseWire } from '../wire/Expense.js'
import { type Collection, plainNumber } from './Collection.js'

/** What was spent, by everybody. */
export const expenses: Collection<'EXPENSE', ExpenseWire, null> = {
  list: { path: 'expenses', query: '' },
  schema: expenseWire,
  numberOf: plainNumber,
  contextOf: async () => null,
  map: mapExpense,
}
