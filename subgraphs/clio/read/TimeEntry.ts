import { parseWire } from '../../vendor/http/parseWire.js'
import { mapTimeEntry } from '../map/TimeEntry.js'
import { expenseTypes } from '../wire/Expense.js'
import { type ClioTimeEntry, timeEntry, timeEntryFields } from '../wire/TimeEntry.js'
import type { AccountLookups } from './accountLookups.js'
import type { ClioResource } from './ClioResource.js'
import { completeActivities } from './completeActivities.js'

const onlyTime = [['type', 'TimeEntry']] as const

/**
 * Activities of type TimeEntry. Which of them were written off only a filter of the list tells: a full read asks for all of those once, at its
 * beginning; a read by ids asks for those among them, one request for 200.
 */
export const timeEntryResource = (lookups: AccountLookups): ClioResource<'TIME_ENTRY', ClioTimeEntry> => ({
  kind: 'TIME_ENTRY',
  path: 'activities',
  fields: timeEntryFields,
  lists: [onlyTime],
  byId: { filter: onlyTime, fields: 'type', belongs: (value) => !expenseTypes.some((type) => type === Reflect.get(value, 'type')) },
  limit: 200,
  parse: (value, where) => parseWire(timeEntry, value, where, 'CLIO'),
  complete: (records, pass) => completeActivities(lookups, records, pass),
  map: mapTimeEntry,
})
