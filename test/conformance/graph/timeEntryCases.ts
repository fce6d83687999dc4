import type { FilterCase } from './FilterCase.js'
import type { GraphRecord } from './GraphRecord.js'
import { equalsIgnoringCase, otherCase } from './matching.js'
import { sampleOf } from './sampleOf.js'

/** Every field a list of time entries is narrowed by, tried with values of one vendor's time entries. */
export const timeEntryCases = (entries: readonly GraphRecord<'TIME_ENTRY'>[]): readonly FilterCase<'TIME_ENTRY'>[] => {
  const matterId = sampleOf(
    entries.map(({ matter }) => matter?.id),
    '',
  )
  const userId = sampleOf(
    entries.map(({ user }) => user?.id),
    '',
  )
  const day = sampleOf(entries.map(({ date }) => date).toSorted(), '2026-01-01')
  const code = sampleOf(
    entries.map(({ activityCode }) => activityCode),
    'No such code',
  )
  return [
    { filter: { matterId }, matches: ({ matter }) => matter?.id === matterId },
    { filter: { userId }, matches: ({ user }) => user?.id === userId },
    { filter: { dateFrom: day }, matches: ({ date }) => date >= day },
    { filter: { dateUntil: day }, matches: ({ date }) => date <= day },
    { filter: { billable: true }, matches: ({ billable }) => billable },
    { filter: { billable: false }, matches: ({ billable }) => !billable },
    { filter: { status: ['UNBILLED'] }, matches: ({ status }) => status === 'UNBILLED' },
    { filter: { status: ['DRAFT', 'BILLED', 'WRITTEN_OFF', 'NON_BILLABLE'] }, matches: ({ status }) => status !== 'UNBILLED' },
    { filter: { activityCode: [otherCase(code)] }, matches: ({ activityCode }) => equalsIgnoringCase(activityCode, code) },
    {
      filter: { matterId, userId, dateUntil: day },
      matches: (entry) => entry.matter?.id === matterId && entry.user?.id === userId && entry.date <= day,
    },
  ]
}
