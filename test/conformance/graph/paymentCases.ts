import type { FilterCase } from './FilterCase.js'
import type { GraphRecord } from './GraphRecord.js'
import { sampleOf } from './sampleOf.js'

/** Every field a list of payments is narrowed by, tried with values of one vendor's payments. */
export const paymentCases = (records: readonly GraphRecord<'PAYMENT'>[]): readonly FilterCase<'PAYMENT'>[] => {
  const matterId = sampleOf(
    records.map(({ matter }) => matter?.id),
    'mat_clio_none0000_1',
  )
  const invoiceId = sampleOf(
    records.flatMap(({ applications }) => applications.map(({ invoice }) => invoice.id)),
    'inv_clio_none0000_1',
  )
  const payerId = sampleOf(
    records.map(({ payer }) => payer?.id),
    'con_clio_none0000_1',
  )
  const transactionId = sampleOf(
    records.map((record) => record.transactionId),
    'no transaction',
  )
  const status = sampleOf(
    records.map((record) => record.status),
    'RECORDED',
  )
  const day = sampleOf(records.map(({ date }) => date).toSorted(), '2026-01-01')

  return [
    {
      filter: { matterId },
      matches: ({ matter, applications }) =>
        matter?.id === matterId || applications.some(({ invoice }) => invoice.matters.some(({ id }) => id === matterId)),
    },
    { filter: { invoiceId }, matches: ({ applications }) => applications.some(({ invoice }) => invoice.id === invoiceId) },
    { filter: { payerId }, matches: ({ payer }) => payer?.id === payerId },
    { filter: { transactionId }, matches: (record) => record.transactionId === transactionId },
    { filter: { dateFrom: day }, matches: ({ date }) => date >= day },
    { filter: { dateUntil: day }, matches: ({ date }) => date <= day },
    { filter: { status: ['RETURNED', 'VOID', 'REFUNDED'] }, matches: ({ status }) => ['RETURNED', 'VOID', 'REFUNDED'].includes(status) },
    { filter: { status: [status] }, matches: (record) => record.status === status },
  ]
}
