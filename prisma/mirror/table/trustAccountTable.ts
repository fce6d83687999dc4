import { sortKey } from '../sortKey.js'
import { baseConditions } from './conditions.js'
import { baseFields, field, noMatters } from './fields.js'
import type { MirrorTable } from './MirrorTable.js'

/** Trust accounts. */
export const trustAccountTable: MirrorTable<'TRUST_ACCOUNT'> = {
  kind: 'TRUST_ACCOUNT',
  name: 'mirror_trust_account',
  fields: [
    ...baseFields<'TRUST_ACCOUNT'>(),
    field('name', 'text'),
    field('bankName', 'text'),
    field('maskedNumber', 'text'),
    field('currency', 'text'),
    field('balance', 'numeric'),
    field('ledgers', 'json'),
  ],
  derived: [{ name: 'sort_name', type: 'text', value: ({ name }) => sortKey(name) }],
  conditions: baseConditions,
  sorts: {
    UPDATED_AT: { column: 'updated_at', type: 'timestamptz', nullable: false },
    NAME: { column: 'sort_name', type: 'text', nullable: false },
  },
  matterIds: noMatters,
  participants: null,
}
