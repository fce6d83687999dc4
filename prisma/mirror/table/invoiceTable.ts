import { termsOf } from '../term.js'
import { baseConditions, compares, hasTerm, isAnyOf, namesAmong, pointsTo } from './conditions.js'
import { baseFields, field } from './fields.js'
import type { MirrorTable } from './MirrorTable.js'

/** Invoices. */
export const invoiceTable: MirrorTable<'INVOICE'> = {
  kind: 'INVOICE',
  name: 'mirror_invoice',
  fields: [
    ...baseFields<'INVOICE'>(),
    field('number', 'text'),
    field('status', 'text'),
    field('matterIds', 'text[]'),
    field('clientId', 'text'),
    field('issueDate', 'date'),
    field('dueDate', 'date'),
    field('lineItems', 'json'),
    field('subtotal', 'numeric'),
    field('discount', 'numeric'),
    field('tax', 'numeric'),
    field('total', 'numeric'),
    field('trustApplied', 'numeric'),
    field('paid', 'numeric'),
    field('writtenOff', 'numeric'),
    field('balance', 'numeric'),
    field('matterBalances', 'json'),
    field('currency', 'text'),
    field('paymentLink', 'text'),
  ],
  derived: [
    { name: 'terms', type: 'text[]', value: ({ number }) => termsOf('number', number) },
    {
      name: 'time_entry_ids',
      type: 'text[]',
      value: ({ lineItems }) => lineItems.flatMap(({ timeEntryId }) => (timeEntryId === null ? [] : [timeEntryId])),
    },
    {
      name: 'expense_ids',
      type: 'text[]',
      value: ({ lineItems }) => lineItems.flatMap(({ expenseId }) => (expenseId === null ? [] : [expenseId])),
    },
  ],
  conditions: {
    ...baseConditions,
    matter: namesAmong('matter_ids'),
    client: pointsTo('client_id'),
    status: isAnyOf('status'),
    issuedFrom: compares('issue_date', '>=', 'date'),
    issuedUntil: compares('issue_date', '<=', 'date'),
    dueFrom: compares('due_date', '>=', 'date'),
    dueUntil: compares('due_date', '<=', 'date'),
    number: hasTerm('number'),
  },
  sorts: {
    UPDATED_AT: { column: 'updated_at', type: 'timestamptz', nullable: false },
    ISSUE_DATE: { column: 'issue_date', type: 'date', nullable: true },
    DUE_DATE: { column: 'due_date', type: 'date', nullable: true },
    TOTAL: { column: 'total', type: 'numeric', nullable: false },
    BALANCE: { column: 'balance', type: 'numeric', nullable: false },
  },
  matterIds: (row) => `${row}.matter_ids`,
  participants: null,
}
