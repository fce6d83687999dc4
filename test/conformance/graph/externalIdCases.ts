import type { FilterCase } from './FilterCase.js'
import type { GraphRecord } from './GraphRecord.js'
import { sampleOf } from './sampleOf.js'

/** The callers' own ids: what every kind's list but that of users can be narrowed by. */
export const externalIdCases = (records: readonly GraphRecord[]): readonly FilterCase[] => {
  const externalId = sampleOf(
    records.map((record) => record.externalId),
    'nobody-s-id',
  )
  return [{ filter: { externalIds: [externalId, 'no-id'] }, matches: (record) => record.externalId === externalId }]
}
