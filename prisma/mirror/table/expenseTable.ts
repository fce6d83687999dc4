import { baseConditions, compares, equals, isAnyOf, pointsTo } from './conditions.js'
import { baseFields, field } from './fields.js'
import type { MirrorTable } from './MirrorTable.js'

/** Expenses. */
export const expenseTable: MirrorTable<'EXPENSE'> = {
  kind: 'EXPENSE',
  name: 'mirror_expense',
  fields: [
    ...baseFields<'EXPENSE'>(),
    field('matterId', 'text'),
    field('userId', 'text'),
    field('date', 'date'),
    field('description', 'text'),
    field('expenseCode', 'text'),
    field('quantity', 'numeric'),
    field('unitAmount', 'numeric'),
    field('amount', 'numeric'),
    field('taxable', 'boolean'),
    field('billable', 'boolean'),
    field('currency', 'text'),
    field('status', 'text'),
    field('invoiceId', 'text'),
  ],
  derived: [],
  conditions: {
    ...baseConditions,
    matter: pointsTo('matter_id'),
    user: pointsTo('user_id'),
    dateFrom: compares('date', '>=', 'date'),
    dateUntil: compares('date', '<=', 'date'),
    billable: equals('billable', 'boolean'),
    status: isAnyOf('status'),
  },
  sorts: {
    UPDATED_AT: { column: 'updated_at', type: 'timestamptz', nullable: false },
    DATE: { column: 'date', type: 'date', nullable: false },
    AMOUNT: { column: 'amount', type: 'numeric', nullable: false },
  },
  matterIds: (row) => `array[${row}.matter_id]`,
  participants: null,
}
