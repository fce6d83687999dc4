import type { ExpenseRecord } from '../../../core/record/Expense.js'
import type { RecordPage, RecordReader } from '../../../core/vendorAdapter.js'
import { expenseAgrees, mapExpense } from '../map/Expense.js'
import type { MapContext } from '../map/MapContext.js'
import { wireExpense, wireLegacyExpense, type WireExpense, type WireLegacyExpense } from '../wire/Expense.js'
import { findByValues } from './findByValues.js'
import { type Companions, companionsOf, companionsOfPage } from './legacyCompanions.js'
import { parseEach } from './parseEach.js'
import { parseList } from './parseList.js'
import { readAbsentFirst } from './readAbsentFirst.js'
import { nothing, type OrderedPage, readByChange, readByCreation } from './readInOrder.js'
import type { ReadTools } from './ReadTools.js'
import { type Assembled, settle, wholeById, wholeInOrder } from './settle.js'
import type { WireRow } from './WireRow.js'

const kind = { collection: 'expenses', legacy: 'expense', schema: wireLegacyExpense } as const

/** Expenses, with the invoice that only the legacy API names. */
export const expenseReader = ({ api, context }: ReadTools): RecordReader<'EXPENSE'> => {
  const sources = async (
    rows: readonly WireRow<WireExpense>[],
    companions: Companions<WireLegacyExpense>,
  ): Promise<Assembled<ExpenseRecord>> => {
    const known = await context()
    return settle(assemble(rows, companions, known), async (ids) => {
      const again = parseList(wireExpense, await findByValues(api, { collection: 'v2/expenses', path: 'id', values: ids }), 'expenses')
      return assemble(again, await companionsOf(api, kind, wires(again)), known)
    })
  }
  const pageOf = async (
    { rows, next }: OrderedPage<WireExpense>,
    companions: Companions<WireLegacyExpense>,
  ): Promise<RecordPage<'EXPENSE'>> => {
    const ids = wires(rows).map(({ id }) => id)
    return { records: wholeInOrder(await sources(rows, companions), ids, 'expenses'), next, total: null }
  }
  return {
    readPage: async (cursor) => {
      const page = await readByCreation(api, { collection: kind.collection, schema: wireExpense, cursor })
      return pageOf(page, await companionsOfPage(api, kind, wires(page.rows)))
    },
    readChanges: async (since, cursor) => {
      const page = await readByChange(api, { collection: kind.collection, schema: wireExpense, cursor }, since)
      return page.rows.length === 0 ? nothing : pageOf(page, await companionsOf(api, kind, wires(page.rows)))
    },
    readMany: async (vendorIds) =>
      readAbsentFirst<'EXPENSE'>(vendorIds, async (ids) => {
        const found = await findByValues(api, { collection: 'v2/expenses', path: 'id', values: ids })
        const { rows, failures } = parseEach(wireExpense, found, 'expenses')
        const assembled = await sources(rows, await companionsOf(api, kind, wires(rows)))
        return [...failures, ...wholeById(assembled, 'expenses')]
      }),
  }
}

const wires = (rows: readonly WireRow<WireExpense>[]): readonly WireExpense[] => rows.map(({ wire }) => wire)

const assemble = (
  rows: readonly WireRow<WireExpense>[],
  companions: Companions<WireLegacyExpense>,
  context: MapContext,
): Assembled<ExpenseRecord> => {
  const whole = new Map<string, ExpenseRecord>()
  const torn: string[] = []
  for (const { wire, raw } of rows) {
    const legacy = companions.get(wire.id)
    // Deleted meanwhile: without a companion it is gone from v2 too.
    if (legacy === undefined) continue
    if (!expenseAgrees(wire, legacy.wire)) torn.push(wire.id)
    else whole.set(wire.id, mapExpense({ expense: wire, legacy: legacy.wire, raw: { expense: raw, legacyExpense: legacy.raw } }, context))
  }
  return { whole, torn }
}
