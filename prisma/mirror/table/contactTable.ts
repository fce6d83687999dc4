import { foldText } from '../foldText.js'
import { phoneTerm, phoneTerms } from '../phoneTerm.js'
import { sortKey } from '../sortKey.js'
import { term } from '../term.js'
import { baseConditions, contains, equals, hasTerm } from './conditions.js'
import { baseFields, field, noMatters } from './fields.js'
import type { MirrorTable } from './MirrorTable.js'

/** What the matters of its account say of the contact `r`. */
const onMatters = 'from mirror_matter_participant p where p.account_key = r.account_key and p.contact_id = r.vendor_id'

/** Asked of all contacts at once, so that the database can gather the participants first instead of looking at each contact. */
const amongParticipants = (role: string): string =>
  `(r.account_key, r.vendor_id) in (select p.account_key, p.contact_id from mirror_matter_participant p where p.role = ${role})`

const isClient = `(coalesce(r.is_client, false) or ${amongParticipants(`'client'`)})`

/** Contacts. Roles and isClient are read back together with what the matters say. */
export const contactTable: MirrorTable<'CONTACT'> = {
  kind: 'CONTACT',
  name: 'mirror_contact',
  fields: [
    ...baseFields<'CONTACT'>(),
    field('type', 'text'),
    field('displayName', 'text'),
    field('firstName', 'text'),
    field('lastName', 'text'),
    field('companyName', 'text'),
    field('primaryContact', 'json'),
    {
      ...field<'CONTACT'>('isClient', 'boolean'),
      select: `(coalesce(r.is_client, false) or exists (select 1 ${onMatters} and p.role = 'client'))`,
    },
    {
      ...field<'CONTACT'>('roles', 'json'),
      select: `(select coalesce(jsonb_agg(s.role order by s.role), '[]') from (select json_array_elements_text(r.roles) as role union select p.role ${onMatters}) s)`,
    },
    field('emails', 'json'),
    field('phones', 'json'),
    field('addresses', 'json'),
    field('preferredContactMethod', 'text'),
    field('clientPortalEnabled', 'boolean'),
    field('billingPreferences', 'json'),
    field('notes', 'text'),
    field('customFields', 'json'),
    field('tags', 'json'),
  ],
  derived: [
    {
      name: 'terms',
      type: 'text[]',
      value: ({ roles, emails, phones, tags }) => [
        ...roles.map((role) => term('role', role)),
        ...emails.map(({ address }) => term('email', address)),
        ...phones.flatMap(({ number, e164 }) => phoneTerms(number, e164)),
        ...tags.map((tag) => term('tag', tag)),
      ],
    },
    { name: 'search_text', type: 'text', value: ({ displayName }) => foldText(displayName) },
    { name: 'sort_name', type: 'text', value: ({ displayName }) => sortKey(displayName) },
  ],
  conditions: {
    ...baseConditions,
    type: equals('type', 'text'),
    role: (role, bind) => `(${hasTerm('role')(role, bind)} or ${amongParticipants(bind(role.toLowerCase().trim(), 'text'))})`,
    isClient: (wanted) => (wanted ? isClient : `not ${isClient}`),
    email: hasTerm('email'),
    phone: (phone, bind) => `r.terms @> ${bind([phoneTerm(phone)], 'text[]')}`,
    name: contains,
    tag: hasTerm('tag'),
  },
  sorts: {
    UPDATED_AT: { column: 'updated_at', type: 'timestamptz', nullable: false },
    DISPLAY_NAME: { column: 'sort_name', type: 'text', nullable: false },
  },
  matterIds: noMatters,
  participants: null,
}
