import { ApiRefusal } from '../api/ApiRefusal.js'
import { dollarText } from '../firm/dollarText.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { TimeEntryRecord } from '../firm/TimeEntryRecord.js'
import { timestamp } from '../firm/timestamp.js'
import { withoutUndefined } from './withoutUndefined.js'

/** What of an entry is changed; what is absent stays. */
export type TimeEntryEdit = Partial<Omit<TimeEntryRecord, 'id' | 'rate' | 'created_at' | 'updated_at'>> & {
  readonly rate?: number | string
}

/** Changes a time entry. */
export const editTimeEntry = (firm: MyCaseFirm, before: TimeEntryRecord, { rate, ...changes }: TimeEntryEdit): TimeEntryRecord => {
  const after: TimeEntryRecord = {
    ...before,
    ...withoutUndefined(changes),
    ...(rate === undefined ? {} : { rate: dollarText(Number(rate)) }),
    updated_at: timestamp(firm.kit.clock.now()),
  }
  firm.timeEntries.replace(after)
  return after
}

/** Refuses to touch what stands on an invoice (assumed: the vendor does not say). */
export const requireUnbilled = ({ invoices }: TimeEntryRecord): void => {
  if (invoices.length > 0) throw new ApiRefusal(422, { description: 'This time entry is on an invoice and cannot be changed or deleted' })
}
