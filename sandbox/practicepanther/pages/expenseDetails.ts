import { matterDisplayName } from '../api/displayNames.js'
import { expenseCents } from '../api/moneyToV2.js'
import type { Store } from '../records/Store.js'
import { dollars } from './dollars.js'
import { factList } from './grid.js'

/** The page of one expense, or undefined where there is none. */
export const expenseDetails = (store: Store, id: string): { readonly title: string; readonly body: string } | undefined => {
  const expense = store.books.expenses.get(id.toLowerCase())
  if (expense === undefined) return undefined
  const matter = store.matters.get(expense.matter_ref.id)
  const invoice = expense.invoice === null ? undefined : store.books.invoices.get(expense.invoice)
  return {
    title: 'Expense',
    body: `<h1>Expense</h1>${factList([
      ['Date', expense.date],
      ['Quantity', String(expense.qtyThousandths / 1000)],
      ['Price', dollars(expense.priceCents)],
      ['Amount', dollars(expenseCents(expense))],
      ['Matter', matter === undefined ? null : matterDisplayName(matter)],
      ['Category', store.books.categories.find((category) => category.id === expense.expense_category_ref?.id)?.name ?? null],
      ['Billable', expense.is_billable ? 'Yes' : 'No'],
      ['Invoice', invoice === undefined ? null : String(invoice.number)],
      ['Description', expense.description],
      ['Task code', expense.task_code],
    ])}`,
  }
}
