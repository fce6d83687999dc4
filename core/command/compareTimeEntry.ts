import type { TimeEntryRecord } from '../record/TimeEntry.js'
import type { Discrepancy } from './Command.js'
import { discrepanciesOf } from './discrepanciesOf.js'
import type { TimeEntryChanges, TimeEntryIntent } from './TimeEntryIntent.js'

/** The fields a vendor stored differently from what was wanted, and those it chose by itself because nothing was said: a rate, a user. */
export const compareTimeEntry = (wanted: TimeEntryIntent | TimeEntryChanges, record: TimeEntryRecord): readonly Discrepancy[] => {
  const {
    matterId,
    userId,
    date,
    durationSeconds,
    description,
    billable,
    activityCode,
    rate,
    referenceId,
    tags,
  }: Partial<TimeEntryIntent> = wanted
  return discrepanciesOf({ matterId, userId, date, durationSeconds, description, billable, activityCode, rate, referenceId, tags }, record)
}
