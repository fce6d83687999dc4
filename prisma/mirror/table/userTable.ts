import { foldText } from '../foldText.js'
import { sortKey } from '../sortKey.js'
import { termsOf } from '../term.js'
import { baseConditions, contains, equals, hasTerm } from './conditions.js'
import { baseFields, field, noMatters } from './fields.js'
import type { MirrorTable } from './MirrorTable.js'

/** Users. */
export const userTable: MirrorTable<'USER'> = {
  kind: 'USER',
  name: 'mirror_user',
  fields: [
    ...baseFields<'USER'>(),
    field('name', 'text'),
    field('email', 'text'),
    field('role', 'text'),
    field('active', 'boolean'),
    field('rate', 'numeric'),
  ],
  derived: [
    { name: 'terms', type: 'text[]', value: ({ email, role }) => [...termsOf('email', email), ...termsOf('role', role)] },
    { name: 'search_text', type: 'text', value: ({ name }) => foldText(name) },
    { name: 'sort_name', type: 'text', value: ({ name }) => sortKey(name) },
  ],
  conditions: {
    ...baseConditions,
    active: equals('active', 'boolean'),
    role: hasTerm('role'),
    email: hasTerm('email'),
    name: contains,
  },
  sorts: {
    UPDATED_AT: { column: 'updated_at', type: 'timestamptz', nullable: false },
    NAME: { column: 'sort_name', type: 'text', nullable: false },
  },
  matterIds: noMatters,
  participants: null,
}
