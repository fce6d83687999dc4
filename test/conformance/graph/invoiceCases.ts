import type { FilterCase } from './FilterCase.js'
import type { GraphRecord } from './GraphRecord.js'
import { equalsIgnoringCase, otherCase } from './matching.js'
import { sampleOf } from './sampleOf.js'

/** Every field a list of invoices is narrowed by, tried with values of one vendor's invoices. */
export const invoiceCases = (records: readonly GraphRecord<'INVOICE'>[]): readonly FilterCase<'INVOICE'>[] => {
  const matterId = sampleOf(
    records.flatMap(({ matters }) => matters.map(({ id }) => id)),
    'mat_clio_none0000_1',
  )
  const clientId = sampleOf(
    records.map(({ client }) => client?.id),
    'con_clio_none0000_1',
  )
  const issued = sampleOf(records.flatMap(({ issueDate }) => issueDate ?? []).toSorted(), '2026-01-01')
  const due = sampleOf(records.flatMap(({ dueDate }) => dueDate ?? []).toSorted(), '2026-01-01')
  const number = sampleOf(
    records.map((record) => record.number),
    'no number',
  )

  return [
    { filter: { matterId }, matches: ({ matters }) => matters.some(({ id }) => id === matterId) },
    { filter: { clientId }, matches: ({ client }) => client?.id === clientId },
    { filter: { status: ['PAID', 'OVERDUE'] }, matches: ({ status }) => status === 'PAID' || status === 'OVERDUE' },
    { filter: { issuedFrom: issued }, matches: ({ issueDate }) => issueDate !== null && issueDate >= issued },
    { filter: { issuedUntil: issued }, matches: ({ issueDate }) => issueDate !== null && issueDate <= issued },
    { filter: { dueFrom: due }, matches: ({ dueDate }) => dueDate !== null && dueDate >= due },
    { filter: { dueUntil: due }, matches: ({ dueDate }) => dueDate !== null && dueDate <= due },
    { filter: { number: otherCase(number) }, matches: (record) => equalsIgnoringCase(record.number, number) },
  ]
}
