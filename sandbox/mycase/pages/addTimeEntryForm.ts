import { z } from 'zod'
import { ApiRefusal } from '../api/ApiRefusal.js'
import type { TimeEntryRecord } from '../firm/TimeEntryRecord.js'
import { editTimeEntry, requireUnbilled, type TimeEntryEdit } from '../writes/editTimeEntry.js'
import { typedDate, typedNumber, typedSomething, typedText, typedTick } from '../writes/typedFields.js'
import { addForm } from './addForm.js'
import type { FormPage } from './FormPage.js'
import { recordIn } from './recordIn.js'
import type { PageContext } from './PageContext.js'
import { usDate } from './usDate.js'

/** As many decimals as integrators send and the API keeps. */
const hourDecimals = 6

const fields = z.object({
  activity_name: typedSomething,
  description: typedText,
  entry_date: typedDate,
  hours: typedNumber(hourDecimals).refine((hours) => hours >= 0.05, 'must be at least 0.05'),
  rate: typedNumber(4),
  flat_fee: typedTick,
  billable: typedTick,
  utbms_task_code: typedText,
  utbms_activity_code: typedText,
})

/** The form that changes a time entry, which the API cannot (its address, and all of it, is assumed). It says the whole entry, but for its case and its employee, who stay. */
export const addTimeEntryForm = (context: PageContext): void => {
  const { firm } = context
  addForm<TimeEntryRecord, z.infer<typeof fields>>(context, {
    shownAt: '/time_entries/:id/edit',
    sentTo: '/time_entries/:id',
    permission: 'edit_time_entries',
    subjectOf: (request) => recordIn(firm.timeEntries, request),
    formOf: timeEntryForm,
    fields,
    write: (entry, sent, body) => {
      requireUnbilled(entry)
      const { utbms_task_code: _task, utbms_activity_code: _activity, ...changes } = sent
      editTimeEntry(firm, entry, { ...changes, ...codes(entry, sent) })
      firm.kit.effect('update', 'time-entries', String(entry.id), body)
      return `/time_entries/${String(entry.id)}`
    },
  })
}

/** An activity code only comes with a task code; an entry that never had any is not given blank ones. */
const codes = (
  before: TimeEntryRecord,
  { utbms_task_code: task, utbms_activity_code: activity }: z.infer<typeof fields>,
): Pick<TimeEntryEdit, 'utbms_task_code' | 'utbms_activity_code'> => {
  if (task === '' && activity !== '') throw new ApiRefusal(422, { description: "can't be blank", source: { pointer: '/utbms_task_code' } })
  return {
    ...(task === '' && before.utbms_task_code === undefined ? {} : { utbms_task_code: task }),
    ...(activity === '' && before.utbms_activity_code === undefined ? {} : { utbms_activity_code: activity }),
  }
}

const timeEntryForm = (entry: TimeEntryRecord): FormPage => ({
  title: 'Edit Time Entry',
  id: 'edit-time-entry',
  action: `/time_entries/${String(entry.id)}`,
  method: 'patch',
  model: 'time_entry',
  fields: [
    { kind: 'text', name: 'activity_name', label: 'Activity', value: entry.activity_name },
    { kind: 'area', name: 'description', label: 'Description', value: entry.description },
    { kind: 'text', name: 'entry_date', label: 'Date', value: usDate(entry.entry_date) },
    { kind: 'text', name: 'hours', label: 'Duration (hours)', value: String(entry.hours) },
    { kind: 'text', name: 'rate', label: 'Rate', value: entry.rate },
    { kind: 'tick', name: 'flat_fee', label: 'Flat fee', value: entry.flat_fee },
    { kind: 'tick', name: 'billable', label: 'Billable', value: entry.billable },
    { kind: 'text', name: 'utbms_task_code', label: 'UTBMS Task Code', value: entry.utbms_task_code ?? '' },
    { kind: 'text', name: 'utbms_activity_code', label: 'UTBMS Activity Code', value: entry.utbms_activity_code ?? '' },
  ],
  button: 'Save Time Entry',
})
