import type { FilterCase } from './FilterCase.js'
import type { GraphRecord } from './GraphRecord.js'
import { sampleOf } from './sampleOf.js'

/** What every kind's list can be narrowed by, tried with values of one vendor's records. */
export const sharedCases = (records: readonly GraphRecord[]): readonly FilterCase[] => {
  const [first] = records
  if (first === undefined) throw new Error('there are no records to take values from')
  const instant = sampleOf(
    records.map(({ updatedAt }) => updatedAt),
    '',
  )
  return [
    { filter: { accountIds: [first.account.id] }, matches: ({ account }) => account.id === first.account.id },
    { filter: { accountIds: [] }, matches: () => false },
    { filter: { vendors: [first.vendor] }, matches: ({ vendor }) => vendor === first.vendor },
    { filter: { vendors: [first.vendor, 'CLIO'] }, matches: ({ vendor }) => [first.vendor, 'CLIO'].includes(vendor) },
    { filter: { updatedSince: instant }, matches: ({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(instant) },
    { filter: { updatedUntil: instant }, matches: ({ updatedAt }) => Date.parse(updatedAt) < Date.parse(instant) },
  ]
}
