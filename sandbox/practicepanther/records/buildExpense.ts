import type { PortalKit } from '../../portal/Portal.js'
import { expenseSorts } from '../../world/ledger/bookVocabulary.js'
import type { Ledger } from '../../world/ledger/Ledger.js'
import type { World } from '../../world/World.js'
import { localInstant } from '../localInstant.js'
import { wireDateTime } from '../wireDateTime.js'
import type { PersonIds } from './PersonIds.js'
import type { StoredExpense } from './StoredExpense.js'

/** What records of money are built from. */
export interface MoneyParts {
  readonly world: World
  readonly ledger: Ledger
  readonly guid: PortalKit['guid']
  readonly ids: PersonIds
  readonly userId: (index: number) => string
}

/** Expense number `index` of the firm's books. */
export const buildExpense = (parts: MoneyParts, index: number): StoredExpense => {
  const { world, guid, ids } = parts
  const expense = parts.ledger.expense(index)
  const client = world.matter(expense.matter).client
  // There is no word for written off: such an expense is simply not billable, and never was billed.
  const isBillable = expense.billable && expense.status !== 'written_off'
  return {
    id: guid.of('expense', index),
    is_billable: isBillable,
    is_billed: isBillable && expense.status === 'billed',
    date: wireDateTime(localInstant(expense.date, 12, world.firm.timeZone)),
    qtyThousandths: expense.quantityThousandths,
    priceCents: expense.unitCents,
    description: expense.description === '' ? null : expense.description,
    private_notes: null,
    account_ref: client === null ? null : { id: ids.account(client) },
    matter_ref: { id: guid.of('matter', expense.matter) },
    billed_by_user_ref: expense.user === null ? null : { id: parts.userId(expense.user) },
    expense_category_ref: { id: guid.of('expense-category', categoryIndex(expense.category)) },
    task_code: expense.code === '' ? null : expense.code,
    created_at: wireDateTime(expense.createdAt),
    updated_at: wireDateTime(expense.updatedAt),
    costType: expense.cost === 'hard' ? 'HardCost' : 'SoftCost',
    invoice: expense.invoice === null ? null : guid.of('invoice', expense.invoice),
  }
}

const categoryIndex = (category: string): number => expenseSorts.findIndex((sort) => sort.category === category)
