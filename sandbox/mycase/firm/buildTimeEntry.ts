import type { WorldTimeEntry } from '../../world/World.js'
import { dollarText } from './dollarText.js'
import { firstIds } from './firstIds.js'
import type { TimeEntryRecord } from './TimeEntryRecord.js'
import { timestamp } from './timestamp.js'

/** Names of billing activities, by the UTBMS activity they come closest to; free text at the vendor. */
const activityNames: Readonly<Record<string, string>> = {
  A101: 'Prepare',
  A102: 'Legal research',
  A103: 'Draft document',
  A104: 'Review',
  A105: 'Internal conference',
  A106: 'Client call',
  A107: 'Call with counsel',
  A108: 'Correspondence',
  A109: 'Court appearance',
  A110: 'File management',
  A111: 'Other work',
}

/** A world time entry in MyCase's words, with the number of the invoice it is on: a draft is an invoice too. */
export const buildTimeEntry = (entry: WorldTimeEntry, invoice: number | null): TimeEntryRecord => {
  const flat = entry.index % 40 === 7
  const dollars = flat ? 250 : entry.noCharge || entry.rateCents === null ? 0 : entry.rateCents / 100
  return {
    id: firstIds.timeEntries + entry.index,
    activity_name: activityNames[entry.activityCode] ?? 'Legal services',
    description: entry.description,
    billable: entry.billable,
    entry_date: entry.date,
    rate: dollarText(dollars),
    hours: hours(entry),
    flat_fee: flat,
    case: { id: firstIds.cases + entry.matter },
    staff: { id: firstIds.staff + entry.user },
    invoices: invoice === null ? [] : [{ id: firstIds.invoices + invoice }],
    custom_field_values: [],
    ...utbmsCodes(entry),
    created_at: timestamp(entry.createdAt),
    updated_at: timestamp(entry.updatedAt),
  }
}

/** Hours carry one decimal, rounded up; one entry in twelve was written by someone with two decimals switched on. */
const hours = (entry: WorldTimeEntry): number =>
  entry.index % 12 === 5 ? Math.max(5, Math.round(entry.seconds / 36)) / 100 : Math.ceil(entry.seconds / 360) / 10

/** An activity code always comes with a task code, a task code may stand alone. */
const utbmsCodes = (entry: WorldTimeEntry): Pick<TimeEntryRecord, 'utbms_task_code' | 'utbms_activity_code'> => ({
  ...(entry.taskCode === '' ? {} : { utbms_task_code: entry.taskCode }),
  ...(entry.taskCode === '' || entry.activityCode === '' ? {} : { utbms_activity_code: entry.activityCode }),
})
