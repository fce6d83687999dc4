import type { ExpenseRecord } from '../../../core/record/Expense.js'
import type { RecordReader } from '../../../core/vendorAdapter.js'
import { isExpense, mapExpense } from '../map/Expense.js'
import type { MapContext, Told } from '../map/recordBase.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { type WireExpense, wireExpense } from '../wire/Expense.js'
import { partsOfMatter, someParts } from './listedParts.js'
import { matterPartReader } from './matterParts.js'

/** Expenses: those of matter after matter. */
export const expenseReader = (api: SmokeballApi, context: MapContext): RecordReader<'EXPENSE'> => {
  const pathOf = (matterId: string): string => `/matters/${matterId}/expenses`
  const records = (expenses: readonly Told<WireExpense>[], matterId: string): readonly ExpenseRecord[] =>
    expenses.filter(({ wire }) => isExpense(wire)).map((told) => mapExpense(told, matterId, context))
  return matterPartReader(api, {
    inWalk: async (matterId) => records(await partsOfMatter(api, wireExpense, pathOf(matterId)), matterId),
    byId: () => async (matterId, ids) => records(await someParts(api, wireExpense, { path: pathOf(matterId), ids }), matterId),
  })
}
