import type { MatterRecord } from '../../../core/record/Matter.js'
import { foldText } from '../foldText.js'
import { numberSortKey, sortKey } from '../sortKey.js'
import { customFieldTerm, term, termsOf } from '../term.js'
import { baseConditions, compares, containsWords, hasAnyTerm, hasTerm, isAnyOf, pointsTo } from './conditions.js'
import { baseFields, field } from './fields.js'
import type { ContactRole, MirrorField, MirrorTable } from './MirrorTable.js'

const billing: MirrorField<'MATTER'> = {
  name: 'billing',
  columns: [
    { name: 'billing_type', type: 'text', value: (matter) => matter.billing?.type ?? null },
    { name: 'billing_rate', type: 'numeric', value: (matter) => matter.billing?.rate ?? null },
    { name: 'billing_flat_amount', type: 'numeric', value: (matter) => matter.billing?.flatAmount ?? null },
    { name: 'billing_currency', type: 'text', value: (matter) => matter.billing?.currency ?? null },
  ],
  select: `case when r.billing_type is not null then jsonb_build_object('type', r.billing_type, 'rate', r.billing_rate::text, 'flatAmount', r.billing_flat_amount::text, 'currency', r.billing_currency) end`,
}

/** The words of title, number and client name, in one text; words hold no line end, so none is found across two of them. */
const searched = `concat_ws(E'\\n', r.search_text, (select c.search_text from mirror_contact c where c.account_key = r.account_key and c.vendor_id = r.client_id))`

const contactRoles = ({ clientId, participants }: MatterRecord): readonly ContactRole[] => [
  ...(clientId === null ? [] : [{ contactId: clientId, role: 'client' }]),
  ...participants.flatMap(({ contactId, role }) => (contactId === null ? [] : [{ contactId, role: role.toLowerCase() }])),
]

/** Matters. */
export const matterTable: MirrorTable<'MATTER'> = {
  kind: 'MATTER',
  name: 'mirror_matter',
  fields: [
    ...baseFields<'MATTER'>(),
    field('number', 'text'),
    field('title', 'text'),
    field('description', 'text'),
    field('status', 'text'),
    field('stage', 'text'),
    field('practiceArea', 'text'),
    field('openDate', 'date'),
    field('closeDate', 'date'),
    billing,
    field('clientId', 'text'),
    field('responsibleAttorneyId', 'text'),
    field('participants', 'json'),
    field('vendorTotals', 'json'),
    field('iManageWorkspaceId', 'text', 'imanage_workspace_id'),
    field('customFields', 'json'),
    field('tags', 'json'),
  ],
  derived: [
    {
      name: 'terms',
      type: 'text[]',
      value: ({ number, stage, practiceArea, tags }) => [
        ...termsOf('number', number),
        ...termsOf('stage', stage),
        ...termsOf('practiceArea', practiceArea),
        ...tags.map((tag) => term('tag', tag)),
      ],
    },
    {
      name: 'field_terms',
      type: 'text[]',
      value: ({ customFields }) => customFields.map(({ name, value }) => customFieldTerm(name, value)),
    },
    { name: 'search_text', type: 'text', value: ({ title, number }) => `${foldText(title)}\n${foldText(number ?? '')}` },
    { name: 'sort_title', type: 'text', value: ({ title }) => sortKey(title) },
    { name: 'sort_number', type: 'text', value: ({ number }) => numberSortKey(number) },
  ],
  conditions: {
    ...baseConditions,
    status: isAnyOf('status'),
    practiceArea: hasAnyTerm('practiceArea'),
    stage: hasAnyTerm('stage'),
    responsibleAttorney: pointsTo('responsible_attorney_id'),
    client: ({ account, vendorId }, bind) =>
      `(r.account_key, r.vendor_id) in (select p.account_key, p.matter_id from mirror_matter_participant p where p.account_key = ${bind(account, 'text')} and p.contact_id = ${bind(vendorId, 'text')} and p.role = 'client')`,
    number: hasTerm('number'),
    tag: hasTerm('tag'),
    customField: ({ name, value }, bind) => `r.field_terms @> ${bind([customFieldTerm(name, value)], 'text[]')}`,
    openedFrom: compares('open_date', '>=', 'date'),
    openedUntil: compares('open_date', '<=', 'date'),
    text: containsWords(searched),
  },
  sorts: {
    UPDATED_AT: { column: 'updated_at', type: 'timestamptz', nullable: false },
    OPEN_DATE: { column: 'open_date', type: 'date', nullable: true },
    NUMBER: { column: 'sort_number', type: 'text', nullable: true },
    TITLE: { column: 'sort_title', type: 'text', nullable: false },
  },
  matterIds: (row) => `array[${row}.vendor_id]`,
  participants: contactRoles,
}
