import type { RecordsDesk } from '../../portal/Portal.js'
import { dollarText } from '../firm/dollarText.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { TimeEntryRecord } from '../firm/TimeEntryRecord.js'
import { timestamp } from '../firm/timestamp.js'
import { createTimeEntry } from '../writes/createTimeEntry.js'
import { timeEntryDeskFields } from '../writes/timeEntryFields.js'
import { withoutUndefined } from '../writes/withoutUndefined.js'
import { fieldsOf } from './fieldsOf.js'

/** The time entries, for `/_sandbox/records/time-entries`. A person can edit them, which the API cannot. */
export const timeEntryDesk = (firm: MyCaseFirm): RecordsDesk => ({
  list: () => firm.timeEntries,
  get: (id) => firm.timeEntries.get(id),
  create: (fields) => createTimeEntry(firm, fieldsOf(timeEntryDeskFields, { ...defaults(firm), ...fields })),
  edit: (id, fields) => {
    const before = firm.timeEntries.get(id)
    if (before === undefined) return undefined
    const { rate, ...changes } = fieldsOf(timeEntryDeskFields.partial(), fields)
    const after: TimeEntryRecord = {
      ...before,
      // Only what was sent: the schema's defaults are for new entries.
      ...withoutUndefined(Object.fromEntries(Object.entries(changes).filter(([name]) => Object.hasOwn(fields, name)))),
      ...(rate === undefined || !Object.hasOwn(fields, 'rate') ? {} : { rate: dollarText(Number(rate)) }),
      updated_at: timestamp(firm.kit.clock.now()),
    }
    firm.timeEntries.replace(after)
    return after
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
