import type { FilterCase } from './FilterCase.js'
import type { GraphRecord } from './GraphRecord.js'
import { sampleOf } from './sampleOf.js'

/** Every field a list of trust transactions is narrowed by, tried with values of one vendor's trust transactions. */
export const trustTransactionCases = (records: readonly GraphRecord<'TRUST_TRANSACTION'>[]): readonly FilterCase<'TRUST_TRANSACTION'>[] => {
  const trustAccountId = sampleOf(
    records.map(({ trustAccount }) => trustAccount.id),
    'tac_clio_none0000_1',
  )
  const matterId = sampleOf(
    records.map(({ matter }) => matter?.id),
    'mat_clio_none0000_1',
  )
  const clientId = sampleOf(
    records.map(({ client }) => client?.id),
    'con_clio_none0000_1',
  )
  const invoiceId = sampleOf(
    records.map(({ invoice }) => invoice?.id),
    'inv_clio_none0000_1',
  )
  const day = sampleOf(records.map(({ date }) => date).toSorted(), '2026-01-01')

  return [
    { filter: { trustAccountId }, matches: ({ trustAccount }) => trustAccount.id === trustAccountId },
    { filter: { matterId }, matches: ({ matter }) => matter?.id === matterId },
    { filter: { clientId }, matches: ({ client }) => client?.id === clientId },
    // Not every vendor names the invoice.
    ...(invoiceId === ''
      ? []
      : [{ filter: { invoiceId }, matches: ({ invoice }: GraphRecord<'TRUST_TRANSACTION'>) => invoice?.id === invoiceId }]),
    { filter: { type: ['DEPOSIT', 'INTEREST'] }, matches: ({ type }) => type === 'DEPOSIT' || type === 'INTEREST' },
    { filter: { dateFrom: day }, matches: ({ date }) => date >= day },
    { filter: { dateUntil: day }, matches: ({ date }) => date <= day },
  ]
}
