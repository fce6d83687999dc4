import { parseWire } from '../../vendor/http/parseWire.js'
import { mapExpense } from '../map/Expense.js'
import { type ClioExpense, expense, expenseFields, expenseTypes } from '../wire/Expense.js'
import type { AccountLookups } from './accountLookups.js'
import type { ClioResource } from './ClioResource.js'
import { completeActivities } from './completeActivities.js'

/**
 * Activities that are expenses. A list gives one type of activity at a time, so that a full read is of three lists one after the other; by ids all come at once,
 * time among them, which is left out. What was written off is found as for time.
 */
export const expenseResource = (lookups: AccountLookups): ClioResource<'EXPENSE', ClioExpense> => ({
  kind: 'EXPENSE',
  path: 'activities',
  fields: expenseFields,
  lists: expenseTypes.map((type) => [['type', type] as const]),
  byId: { filter: [], fields: 'type', belongs: (value) => Reflect.get(value, 'type') !== 'TimeEntry' },
  limit: 200,
  parse: (value, where) => parseWire(expense, value, where, 'CLIO'),
  complete: (records, pass) => completeActivities(lookups, records, pass),
  map: mapExpense,
})
