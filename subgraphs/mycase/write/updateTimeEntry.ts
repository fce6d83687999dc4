import type { TimeEntryChanges } from '../../../core/command/TimeEntryIntent.js'
import type { DecimalString } from '../../../core/record/scalars.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { NamedValues } from '../../vendor/browser/fillNamedFields.js'
import { markerOf, withMarker } from '../../vendor/write/marker.js'
import type { MyCaseApi } from '../openMyCaseApi.js'
import { timeEntryWire } from '../wire/TimeEntry.js'
import { defaultRate, workerOf } from './defaultRate.js'
import { hoursOf } from './hoursOf.js'
import { namedRecord } from './namedRecord.js'
import { type FormTools, type ShownValues, submitForm } from './submitForm.js'
import { usDate } from '../../vendor/write/usDate.js'

/** MyCase asks for a name of the activity; this one stands where nobody gave a code. */
export const plainActivity = 'Legal services'

/**
 * Changes a time entry with the portal's own form, which says the whole entry: what is not to change is sent as the form shows it. Two changes of one entry at once would take each other's
 * fields back, as two people at the form would.
 */
export const updateTimeEntry = async (api: MyCaseApi, forms: FormTools, vendorId: string, changes: TimeEntryChanges): Promise<void> => {
  const rate = changes.rate === null ? await proposedRate(api, vendorId) : changes.rate
  const id = encodeURIComponent(vendorId)
  await submitForm(forms, {
    what: 'time_entries',
    path: `/time_entries/${id}/edit`,
    form: 'form#edit-time-entry',
    action: `/time_entries/${id}`,
    accepted: new RegExp(String.raw`^/time_entries/(${id})$`),
    values: (shown) => valuesOf(changes, rate, shown),
  })
}

const proposedRate = async (api: MyCaseApi, vendorId: string): Promise<DecimalString> => {
  const entry = parseWire(
    timeEntryWire,
    await namedRecord(api, `time_entries/${encodeURIComponent(vendorId)}`, 'time_entries'),
    'time_entries',
    'MYCASE',
  )
  if (entry.case === null) return '0'
  const worker = await workerOf(api, entry.staff === null ? null : String(entry.staff.id))
  return defaultRate(api, { caseId: String(entry.case.id), worker })
}

const valuesOf = (
  { date, durationSeconds, description, billable, activityCode }: TimeEntryChanges,
  rate: DecimalString | undefined,
  shown: ShownValues,
): NamedValues => ({
  ...(date === undefined ? {} : { [field('entry_date')]: usDate(date) }),
  ...(durationSeconds === undefined ? {} : { [field('hours')]: hoursOf(durationSeconds) }),
  ...(description === undefined ? {} : { [field('description')]: keepMarker(description, shown.get(field('description')) ?? '') }),
  ...(billable === undefined ? {} : { [field('billable')]: billable }),
  ...(activityCode === undefined ? {} : activityValues(activityCode, shown.get(field('utbms_task_code')) ?? '')),
  // What a flat entry calls its rate is the whole sum: a rate is an hour's.
  ...(rate === undefined ? {} : { [field('rate')]: rate, [field('flat_fee')]: false }),
})

const field = (name: string): string => `time_entry[${name}]`

const keepMarker = (description: string, before: string): string => {
  const marker = markerOf(before)
  return marker === null ? description : withMarker(description, marker)
}

/** Where an entry has a UTBMS task code, that is its code: another takes its place, and what is no task's code takes the place of both codes, because an activity's code does not stand alone. */
const activityValues = (code: string | null, taskBefore: string): NamedValues => {
  const isTask = code !== null && /^[B-Z]\d{3}$/.test(code)
  if (taskBefore !== '' && isTask) return { [field('utbms_task_code')]: code }
  return {
    [field('activity_name')]: code ?? plainActivity,
    [field('utbms_task_code')]: '',
    [field('utbms_activity_code')]: '',
  }
}
