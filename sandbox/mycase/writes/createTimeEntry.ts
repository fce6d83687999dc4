import { dollarText } from '../firm/dollarText.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { TimeEntryRecord } from '../firm/TimeEntryRecord.js'
import { timestamp } from '../firm/timestamp.js'
import { requireExisting } from './requireExisting.js'
import type { TimeEntryFields } from './timeEntryFields.js'
import { withoutUndefined } from './withoutUndefined.js'

/** Creates a time entry. */
export const createTimeEntry = (firm: MyCaseFirm, fields: TimeEntryFields): TimeEntryRecord => {
  requireExisting(firm.cases, [fields.case], '/case')
  requireExisting(firm.staff, [fields.staff], '/staff')
  const now = timestamp(firm.kit.clock.now())
  const { rate, utbms_task_code, utbms_activity_code, ...plain } = fields
  const entry: TimeEntryRecord = {
    invoices: [],
    ...plain,
    id: firm.timeEntries.nextId(),
    rate: dollarText(Number(rate)),
    custom_field_values: [],
    ...withoutUndefined({ utbms_task_code, utbms_activity_code }),
    created_at: now,
    updated_at: now,
  }
  firm.timeEntries.insert(entry)
  return entry
}
