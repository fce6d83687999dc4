import { registerEnumType } from 'type-graphql'
import { reconciliationGaps } from '../../../core/report/TrustReconciliation.js'

/** The gaps between the three figures, as GraphQL's enum reads them. */
export const ReconciliationGapEnum = Object.fromEntries(reconciliationGaps.map((value) => [value, value]))

registerEnumType(ReconciliationGapEnum, {
  name: 'ReconciliationGap',
  description: 'A gap between two of the three figures of a reconciliation.',
  valuesConfig: {
    BANK_TO_BOOKS: { description: 'bankBalance + these differences = bookBalance.' },
    BOOKS_TO_LEDGERS: { description: 'bookBalance + these differences = ledgerBalance.' },
  },
})
