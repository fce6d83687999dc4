import type { TimeEntryRecord } from '../../../core/record/TimeEntry.js'
import type { RecordPage, RecordReader } from '../../../core/vendorAdapter.js'
import type { MapContext } from '../map/MapContext.js'
import { mapTimeEntry, timeEntryAgrees } from '../map/TimeEntry.js'
import { wireLegacyTimeEntry, wireTimeEntry, type WireLegacyTimeEntry, type WireTimeEntry } from '../wire/TimeEntry.js'
import { findByValues } from './findByValues.js'
import { type Companions, companionsOf, companionsOfPage } from './legacyCompanions.js'
import { parseEach } from './parseEach.js'
import { parseList } from './parseList.js'
import { readAbsentFirst } from './readAbsentFirst.js'
import { nothing, type OrderedPage, readByChange, readByCreation } from './readInOrder.js'
import type { ReadTools } from './ReadTools.js'
import { type Assembled, settle, wholeById, wholeInOrder } from './settle.js'
import type { WireRow } from './WireRow.js'

const kind = { collection: 'timeentries', legacy: 'timeentry', schema: wireLegacyTimeEntry } as const

/** Time entries, with the invoice that only the legacy API names. */
export const timeEntryReader = ({ api, context }: ReadTools): RecordReader<'TIME_ENTRY'> => {
  const sources = async (
    rows: readonly WireRow<WireTimeEntry>[],
    companions: Companions<WireLegacyTimeEntry>,
  ): Promise<Assembled<TimeEntryRecord>> => {
    const known = await context()
    return settle(assemble(rows, companions, known), async (ids) => {
      const again = parseList(
        wireTimeEntry,
        await findByValues(api, { collection: 'v2/timeentries', path: 'id', values: ids }),
        'timeentries',
      )
      return assemble(again, await companionsOf(api, kind, wires(again)), known)
    })
  }
  const pageOf = async (
    { rows, next }: OrderedPage<WireTimeEntry>,
    companions: Companions<WireLegacyTimeEntry>,
  ): Promise<RecordPage<'TIME_ENTRY'>> => {
    const ids = wires(rows).map(({ id }) => id)
    return { records: wholeInOrder(await sources(rows, companions), ids, 'timeentries'), next, total: null }
  }
  return {
    readPage: async (cursor) => {
      const page = await readByCreation(api, { collection: kind.collection, schema: wireTimeEntry, cursor })
      return pageOf(page, await companionsOfPage(api, kind, wires(page.rows)))
    },
    readChanges: async (since, cursor) => {
      const page = await readByChange(api, { collection: kind.collection, schema: wireTimeEntry, cursor }, since)
      return page.rows.length === 0 ? nothing : pageOf(page, await companionsOf(api, kind, wires(page.rows)))
    },
    readMany: async (vendorIds) =>
      readAbsentFirst<'TIME_ENTRY'>(vendorIds, async (ids) => {
        const found = await findByValues(api, { collection: 'v2/timeentries', path: 'id', values: ids })
        const { rows, failures } = parseEach(wireTimeEntry, found, 'timeentries')
        const assembled = await sources(rows, await companionsOf(api, kind, wires(rows)))
        return [...failures, ...wholeById(assembled, 'timeentries')]
      }),
  }
}

const wires = (rows: readonly WireRow<WireTimeEntry>[]): readonly WireTimeEntry[] => rows.map(({ wire }) => wire)

const assemble = (
  rows: readonly WireRow<WireTimeEntry>[],
  companions: Companions<WireLegacyTimeEntry>,
  context: MapContext,
): Assembled<TimeEntryRecord> => {
  const whole = new Map<string, TimeEntryRecord>()
  const torn: string[] = []
  for (const { wire, raw } of rows) {
    const legacy = companions.get(wire.id)
    // Deleted meanwhile: without a companion it is gone from v2 too.
    if (legacy === undefined) continue
    if (!timeEntryAgrees(wire, legacy.wire)) torn.push(wire.id)
    else
      whole.set(wire.id, mapTimeEntry({ entry: wire, legacy: legacy.wire, raw: { timeEntry: raw, legacyTimeEntry: legacy.raw } }, context))
  }
  return { whole, torn }
}
