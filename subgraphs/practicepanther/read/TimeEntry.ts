import type { RecordReader } from '../../../core/vendorAdapter.js'
import { mapTimeEntry } from '../map/TimeEntry.js'
import { wireTimeEntry } from '../wire/TimeEntry.js'
import { findByValues } from './findByValues.js'
import { parseEach } from './parseEach.js'
import { readAbsentFirst } from './readAbsentFirst.js'
import { readByCreation } from './readByCreation.js'
import type { ReadTools } from './ReadTools.js'

/** Time entries: one request a page, one for twenty ids. */
export const timeEntryReader = ({ api, context }: ReadTools): RecordReader<'TIME_ENTRY'> => ({
  readPage: async (cursor) => {
    const { rows, next } = await readByCreation(api, { collection: 'timeentries', schema: wireTimeEntry, cursor })
    const known = await context()
    return { records: rows.map(({ wire, raw }) => mapTimeEntry(wire, raw, known)), next, total: null }
  },
  readMany: async (vendorIds) =>
    readAbsentFirst<'TIME_ENTRY'>(vendorIds, async (ids) => {
      const found = await findByValues(api, { collection: 'v2/timeentries', path: 'id', values: ids })
      const { rows, failures } = parseEach(wireTimeEntry, found, 'timeentries')
      const known = await context()
      return [...failures, ...rows.map(({ wire, raw }) => [wire.id, mapTimeEntry(wire, raw, known)] as const)]
    }),
})
