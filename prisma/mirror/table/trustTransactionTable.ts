import { baseConditions, compares, isAnyOf, pointsTo } from './conditions.js'
import { baseFields, field } from './fields.js'
import type { MirrorTable } from './MirrorTable.js'

/** Movements of trust money. */
export const trustTransactionTable: MirrorTable<'TRUST_TRANSACTION'> = {
  kind: 'TRUST_TRANSACTION',
  name: 'mirror_trust_transaction',
  fields: [
    ...baseFields<'TRUST_TRANSACTION'>(),
    field('type', 'text'),
    field('amount', 'numeric'),
    field('balanceAfter', 'numeric'),
    field('currency', 'text'),
    field('date', 'date'),
    field('status', 'text'),
    field('trustAccountId', 'text'),
    field('clientId', 'text'),
    field('matterId', 'text'),
    field('invoiceId', 'text'),
    field('method', 'text'),
    field('reference', 'text'),
    field('memo', 'text'),
    field('reversesId', 'text'),
  ],
  derived: [],
  conditions: {
    ...baseConditions,
    trustAccount: pointsTo('trust_account_id'),
    matter: pointsTo('matter_id'),
    client: pointsTo('client_id'),
    invoice: pointsTo('invoice_id'),
    type: isAnyOf('type'),
    dateFrom: compares('date', '>=', 'date'),
    dateUntil: compares('date', '<=', 'date'),
  },
  sorts: {
    UPDATED_AT: { column: 'updated_at', type: 'timestamptz', nullable: false },
    DATE: { column: 'date', type: 'date', nullable: false },
    AMOUNT: { column: 'amount', type: 'numeric', nullable: false },
  },
  matterIds: (row) => `array[${row}.matter_id]`,
  participants: null,
}
