import { mapTimeEntry } from '../map/TimeEntry.js'
import { timeEntryWire, type TimeEntryWire } from '../wire/TimeEntry.js'
import { type Collection, plainNumber } from './Collection.js'

/** The time worked, by everybody. */
export const timeEntries: Collection<'TIME_ENTRY', TimeEntryWire, null> = {
  list: { path: 'time_entries', query: '' },
  schema: timeEntryWire,
  numberOf: plainNumber,
  contextOf: async () => null,
  map: mapTimeEntry,
}
