import { Money } from '../money.js'
import type { TimeEntryRecord } from '../record/TimeEntry.js'
import type { Discrepancy } from './Command.js'
import type { TimeEntryChanges, TimeEntryIntent } from './TimeEntryIntent.js'

type Field = keyof TimeEntryIntent & keyof TimeEntryRecord

const compared: readonly Field[] = [
  'matterId',
  'userId',
  'date',
  'durationSeconds',
  'description',
  'billable',
  'activityCode',
  'rate',
  'referenceId',
  'tags',
]

const isSame = (sent: unknown, stored: unknown): boolean => {
  if (Array.isArray(sent) && Array.isArray(stored)) return sent.length === stored.length && sent.every((one) => stored.includes(one))
  if (typeof sent === 'string' && typeof stored === 'string' && /^-?\d+(\.\d+)?$/.test(sent) && /^-?\d+(\.\d+)?$/.test(stored))
    return new Money(sent).eq(stored)
  return sent === stored
}

/** The fields a vendor stored differently from what was wanted, and those it chose by itself because nothing was said: a rate, a user. */
export const compareTimeEntry = (wanted: TimeEntryIntent | TimeEntryChanges, record: TimeEntryRecord): readonly Discrepancy[] =>
  compared.flatMap((field) => {
    const sent = field in wanted ? (wanted as Partial<TimeEntryIntent>)[field] : undefined
    if (sent === undefined || isSame(sent, record[field])) return []
    return [{ field, sent, stored: record[field] }]
  })
