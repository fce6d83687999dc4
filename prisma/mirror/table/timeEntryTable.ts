import { term, termsOf } from '../term.js'
import { baseConditions, compares, equals, hasAnyTerm, isAnyOf, pointsTo } from './conditions.js'
import { baseFields, field } from './fields.js'
import type { MirrorTable } from './MirrorTable.js'

/** Time entries. */
export const timeEntryTable: MirrorTable<'TIME_ENTRY'> = {
  kind: 'TIME_ENTRY',
  name: 'mirror_time_entry',
  fields: [
    ...baseFields<'TIME_ENTRY'>(),
    field('matterId', 'text'),
    field('userId', 'text'),
    field('date', 'date'),
    field('durationSeconds', 'integer'),
    field('description', 'text'),
    field('billable', 'boolean'),
    field('activityCode', 'text'),
    field('rate', 'numeric'),
    field('amount', 'numeric'),
    field('currency', 'text'),
    field('status', 'text'),
    field('invoiceId', 'text'),
    field('referenceId', 'text'),
    field('tags', 'json'),
  ],
  derived: [
    {
      name: 'terms',
      type: 'text[]',
      value: ({ activityCode, tags }) => [...termsOf('activityCode', activityCode), ...tags.map((tag) => term('tag', tag))],
    },
  ],
  conditions: {
    ...baseConditions,
    matter: pointsTo('matter_id'),
    user: pointsTo('user_id'),
    dateFrom: compares('date', '>=', 'date'),
    dateUntil: compares('date', '<=', 'date'),
    billable: equals('billable', 'boolean'),
    status: isAnyOf('status'),
    activityCode: hasAnyTerm('activityCode'),
  },
  sorts: {
    UPDATED_AT: { column: 'updated_at', type: 'timestamptz', nullable: false },
    DATE: { column: 'date', type: 'date', nullable: false },
    AMOUNT: { column: 'amount', type: 'numeric', nullable: false },
  },
  matterIds: (row) => `array[${row}.matter_id]`,
  participants: null,
}
