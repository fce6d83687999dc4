import { baseConditions, compares, equals, isAnyOf, namesAmong, pointsTo } from './conditions.js'
import { baseFields, field } from './fields.js'
import type { MirrorTable } from './MirrorTable.js'

/** Payments. */
export const paymentTable: MirrorTable<'PAYMENT'> = {
  kind: 'PAYMENT',
  name: 'mirror_payment',
  fields: [
    ...baseFields<'PAYMENT'>(),
    field('status', 'text'),
    field('amount', 'numeric'),
    field('currency', 'text'),
    field('date', 'date'),
    field('method', 'text'),
    field('processor', 'text'),
    field('transactionId', 'text'),
    field('payerId', 'text'),
    field('matterId', 'text'),
    field('applications', 'json'),
    field('trustTransactionId', 'text'),
    field('memo', 'text'),
  ],
  derived: [{ name: 'invoice_ids', type: 'text[]', value: ({ applications }) => applications.map(({ invoiceId }) => invoiceId) }],
  conditions: {
    ...baseConditions,
    matter: ({ account, vendorId }, bind) => {
      const [accountKey, matterId] = [bind(account, 'text'), bind(vendorId, 'text')]
      return `(r.account_key = ${accountKey} and (r.matter_id = ${matterId} or r.invoice_ids && array(
        select i.vendor_id from mirror_invoice i where i.account_key = ${accountKey} and i.matter_ids @> array[${matterId}])))`
    },
    invoice: namesAmong('invoice_ids'),
    payer: pointsTo('payer_id'),
    dateFrom: compares('date', '>=', 'date'),
    dateUntil: compares('date', '<=', 'date'),
    status: isAnyOf('status'),
    transactionId: equals('transaction_id', 'text'),
  },
  sorts: {
    UPDATED_AT: { column: 'updated_at', type: 'timestamptz', nullable: false },
    DATE: { column: 'date', type: 'date', nullable: false },
    AMOUNT: { column: 'amount', type: 'numeric', nullable: false },
  },
  matterIds: (row) => `(array[${row}.matter_id] || array(
    select unnest(i.matter_ids) from mirror_invoice i where i.account_key = ${row}.account_key and i.vendor_id = any(${row}.invoice_ids)))`,
  participants: null,
}
