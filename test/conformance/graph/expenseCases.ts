import type { FilterCase } from './FilterCase.js'
import type { GraphRecord } from './GraphRecord.js'
import { sampleOf } from './sampleOf.js'

/** Every field a list of expenses is narrowed by, tried with values of one vendor's expenses. */
export const expenseCases = (records: readonly GraphRecord<'EXPENSE'>[]): readonly FilterCase<'EXPENSE'>[] => {
  const matterId = sampleOf(
    records.map(({ matter }) => matter?.id),
    'mat_clio_none0000_1',
  )
  const userId = sampleOf(
    records.map(({ user }) => user?.id),
    'usr_clio_none0000_1',
  )
  const day = sampleOf(records.map(({ date }) => date).toSorted(), '2026-01-01')

  return [
    { filter: { matterId }, matches: ({ matter }) => matter?.id === matterId },
    { filter: { userId }, matches: ({ user }) => user?.id === userId },
    { filter: { dateFrom: day }, matches: ({ date }) => date >= day },
    { filter: { dateUntil: day }, matches: ({ date }) => date <= day },
    { filter: { billable: true }, matches: ({ billable }) => billable },
    { filter: { status: ['UNBILLED'] }, matches: ({ status }) => status === 'UNBILLED' },
    { filter: { status: ['DRAFT', 'BILLED', 'WRITTEN_OFF', 'NON_BILLABLE'] }, matches: ({ status }) => status !== 'UNBILLED' },
  ]
}
