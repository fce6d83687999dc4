import type { RecordsDesk } from '../../portal/Portal.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { createTimeEntry } from '../writes/createTimeEntry.js'
import { editTimeEntry } from '../writes/editTimeEntry.js'
import { timeEntryDeskFields } from '../writes/timeEntryFields.js'
import { fieldsOf } from './fieldsOf.js'

/** The time entries, for `/_sandbox/records/time-entries`. A person can edit them, which the API cannot. */
export const timeEntryDesk = (firm: MyCaseFirm): RecordsDesk => ({
  list: () => firm.timeEntries,
  get: (id) => firm.timeEntries.get(id),
  create: (fields) => createTimeEntry(firm, fieldsOf(timeEntryDeskFields, { ...defaults(firm), ...fields })),
  edit: (id, fields) => {
    const before = firm.timeEntries.get(id)
    if (before === undefined) return undefined
    const sent = fieldsOf(timeEntryDeskFields.partial(), fields)
    // Only what was sent: the schema's defaults are for new entries.
    return editTimeEntry(firm, before, Object.fromEntries(Object.entries(sent).filter(([name]) => Object.hasOwn(fields, name))))
  },
  delete: (id) => firm.timeEntries.delete(id),
})

/** Today, six minutes, on the firm's first case by its first user. */
const defaults = (firm: MyCaseFirm): Readonly<Record<string, unknown>> => {
  const [firstCase] = firm.cases
  const [firstUser] = firm.staff
  return {
    entry_date: firm.kit.clock.iso().slice(0, 10),
    hours: 0.1,
    ...(firstCase === undefined ? {} : { case: { id: firstCase.id } }),
    ...(firstUser === undefined ? {} : { staff: { id: firstUser.id } }),
  }
}
