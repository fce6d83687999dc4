import type { PortalKit } from '../../portal/Portal.js'
import { expenseSorts } from '../../world/ledger/bookVocabulary.js'

/** What a firm calls a sort of expense. */
export type ExpenseCategory = {
  readonly id: string
  readonly name: string
  readonly created_at: string
  readonly updated_at: string
}

/** The firm's expense categories, in the order they were entered. */
export const expenseCategories = (guid: PortalKit['guid']): readonly ExpenseCategory[] =>
  expenseSorts.map(({ category }, index) => ({
    id: guid.of('expense-category', index),
    name: category,
    created_at: `2019-03-04T16:00:${String(index).padStart(2, '0')}`,
    updated_at: `2019-03-04T16:00:${String(index).padStart(2, '0')}`,
  }))
