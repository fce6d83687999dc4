import type { ClioFirm } from '../ClioFirm.js'
import { type Filter, filterBy, type Test } from './filterBy.js'
import { type KindName, type Stored } from './kinds.js'

/** Where a list's records come from. Positions rise with ids; paging continues from them. */
export interface RecordSource {
  from(position: number): Iterable<{ readonly position: number; readonly record: Stored }>
  get(id: string): Stored | undefined
}

/** One list of the API and its single records. */
export interface Resource {
  readonly kind: KindName
  source(firm: ClioFirm): RecordSource
  readonly filters: Readonly<Record<string, Filter>>
  /** Sort keys beside `id`. */
  readonly orders: Readonly<Record<string, (record: Stored, firm: ClioFirm) => unknown>>
  readonly highestLimit: number
}

const common: Readonly<Record<string, Filter>> = {
  created_since: filterBy.since('created_since', 'created_at'),
  updated_since: filterBy.since('updated_since', 'updated_at'),
  'ids[]': filterBy.ids('ids[]', true),
}

const fixed = (list: ReadonlyMap<number, Stored>): RecordSource => {
  const all = [...list.values()]
  return {
    *from(position) {
      for (const [index, record] of all.entries()) if (index >= position) yield { position: index, record }
    },
    get: (id) => list.get(Number(id)),
  }
}

const is =
  (field: string, value: unknown): Test =>
  (record) =>
    record[field] === value
const own = (...fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, (record: Stored) => record[field]]))
const idIn = (value: unknown): string => (typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '')
const named = (field: string, list: 'users' | 'contacts') => (record: Stored, firm: ClioFirm) =>
  firm[list].get(idIn(record[field]))?.name ?? null
const texts = (record: Stored, ...fields: readonly string[]): readonly unknown[] => fields.map((field) => record[field])
const parts = (record: Stored, list: string, field: string): readonly unknown[] => {
  const entries = record[list]
  return Array.isArray(entries) ? entries.map((entry: Stored) => entry[field]) : []
}

const billState = (record: Stored): unknown => {
  const bill = record['bill']
  return typeof bill === 'object' && bill !== null && 'state' in bill ? bill.state : null
}
const issued = (record: Stored): boolean => ['awaiting_payment', 'paid'].includes(String(billState(record)))
const writtenOff = is('written_off', true)
const nonBillable = is('non_billable', true)

/** Where activities stand. `unbilled` is work that waits for a bill; `billable` is any work that may be billed. */
const activityStatus: Readonly<Record<string, Test>> = {
  written_off: writtenOff,
  billed: (record) => issued(record) && !writtenOff(record),
  draft: (record) => billState(record) !== null && !issued(record),
  unbilled: (record) => billState(record) === null && !nonBillable(record) && !writtenOff(record),
  non_billable: nonBillable,
  billable: (record) => !nonBillable(record),
}

const matters: Resource = {
  kind: 'matter',
  source: (firm) => firm.matters,
  highestLimit: 200,
  filters: {
    ...common,
    billable: filterBy.flag('billable'),
    client_id: filterBy.association('client_id', 'client', false),
    'close_date[]': filterBy.dates('close_date'),
    close_date: filterBy.dates('close_date'),
    'open_date[]': filterBy.dates('open_date'),
    open_date: filterBy.dates('open_date'),
    'pending_date[]': filterBy.dates('pending_date'),
    pending_date: filterBy.dates('pending_date'),
    grant_id: filterBy.association('grant_id', 'grant', true),
    group_id: filterBy.association('group_id', 'group', false),
    notification_event_subscriber_user_id: filterBy.association('notification_event_subscriber_user_id', 'subscriber', true),
    originating_attorney_id: filterBy.association('originating_attorney_id', 'originating_attorney', true),
    practice_area_id: filterBy.association('practice_area_id', 'practice_area', false),
    query: filterBy.words((record, firm) => [
      ...texts(record, 'display_number', 'custom_number', 'description'),
      firm.contacts.get(idIn(record['client']))?.name,
    ]),
    responsible_attorney_id: filterBy.association('responsible_attorney_id', 'responsible_attorney', true),
    responsible_staff_id: filterBy.association('responsible_staff_id', 'responsible_staff', true),
    status: filterBy.oneOf(
      'status',
      { open: is('status', 'Open'), closed: is('status', 'Closed'), pending: is('status', 'Pending') },
      true,
    ),
    subscriber_user_id: filterBy.association('subscriber_user_id', 'subscriber', true),
    currency_id: filterBy.association('currency_id', 'currency', false),
  },
  orders: {
    ...own(
      'display_number',
      'custom_number',
      'open_date',
      'close_date',
      'pending_date',
      'updated_at',
      'created_at',
      'matter_stage_updated_at',
    ),
    'client.name': named('client', 'contacts'),
    'practice_area.name': (record, firm) => firm.practiceAreas.get(Number(idIn(record['practice_area'])))?.['name'],
    'matter_stage.name': (record, firm) => firm.matterStages.get(Number(idIn(record['matter_stage'])))?.['name'],
    'responsible_attorney.name': named('responsible_attorney', 'users'),
    'originating_attorney.name': named('originating_attorney', 'users'),
  },
}

const contacts: Resource = {
  kind: 'contact',
  source: (firm) => firm.contacts,
  highestLimit: 200,
  filters: {
    ...common,
    client_only: filterBy.only('client_only', is('is_client', true)),
    clio_connect_only: filterBy.only('clio_connect_only', is('is_clio_for_client_user', true)),
    email_only: filterBy.only('email_only', (record) => parts(record, 'email_addresses', 'address').length > 0),
    'exclude_ids[]': filterBy.ids('exclude_ids[]', false),
    initial: (values) => (record) =>
      String(record['name'])
        .toUpperCase()
        .startsWith(String(values.at(-1)).toUpperCase()),
    query: filterBy.words((record) => [
      ...texts(record, 'name', 'title'),
      ...parts(record, 'email_addresses', 'address'),
      ...parts(record, 'phone_numbers', 'number'),
      ...parts(record, 'addresses', 'street'),
      ...parts(record, 'addresses', 'city'),
    ]),
    type: filterBy.oneOf('type', { Person: is('type', 'Person'), Company: is('type', 'Company') }),
  },
  orders: own('name'),
}

const users: Resource = {
  kind: 'user',
  source: (firm) => firm.users,
  highestLimit: 2000,
  filters: {
    ...common,
    enabled: filterBy.flag('enabled'),
    include_co_counsel: () => () => true,
    name: filterBy.words((record) => texts(record, 'name')),
    pending_setup: filterBy.flag('pending_setup'),
    role: filterBy.oneOf(
      'role',
      Object.fromEntries(
        ['admin', 'accounts', 'billing', 'reports'].map((role) => [
          role,
          (record: Stored) => Array.isArray(record['roles']) && record['roles'].includes(role),
        ]),
      ),
    ),
    subscription_type: filterBy.oneOf('subscription_type', {
      attorney: is('subscription_type', 'Attorney'),
      nonattorney: is('subscription_type', 'NonAttorney'),
    }),
  },
  orders: own('email', 'enabled', 'name', 'first_name', 'last_name', 'initials', 'subscription_type'),
}

const activityTypes = ['TimeEntry', 'ExpenseEntry', 'HardCostEntry', 'SoftCostEntry']

const activities: Resource = {
  kind: 'activity',
  source: (firm) => firm.activities,
  highestLimit: 200,
  filters: {
    ...common,
    activity_description_id: filterBy.association('activity_description_id', 'activity_description', true),
    calendar_entry_id: filterBy.association('calendar_entry_id', 'calendar_entry', true),
    communication_id: filterBy.association('communication_id', 'communication', true),
    contact_note_id: filterBy.association('contact_note_id', 'contact_note', true),
    expense_category_id: filterBy.association('expense_category_id', 'expense_category', true),
    grant_id: filterBy.association('grant_id', 'grant', true),
    matter_id: filterBy.association('matter_id', 'matter', true),
    matter_note_id: filterBy.association('matter_note_id', 'matter_note', true),
    task_id: filterBy.association('task_id', 'task', true),
    user_id: filterBy.association('user_id', 'user', true),
    start_date: filterBy.workDate('start_date'),
    end_date: filterBy.workDate('end_date'),
    flat_rate: filterBy.flag('flat_rate'),
    only_unaccounted_for: filterBy.only('only_unaccounted_for', (record) => billState(record) === null),
    query: filterBy.words((record) => texts(record, 'note')),
    status: filterBy.oneOf('status', activityStatus),
    type: filterBy.oneOf('type', Object.fromEntries(activityTypes.map((type) => [type, is('type', type)]))),
    responsible_attorney_id: (values, firm) => (record) =>
      String(firm.matters.get(idIn(record['matter']))?.responsible_attorney?.id) === values.at(-1),
  },
  orders: {
    ...own('price', 'total', 'type', 'date', 'note', 'updated_at', 'non_billable', 'non_billable_total'),
    display_number: (record, firm) => firm.matters.get(idIn(record['matter']))?.display_number,
    'user.name': named('user', 'users'),
  },
}

const nameFilter = { name: filterBy.words((record) => texts(record, 'name')) }

/** Relationships stand inside their matters; as a list they follow the matters. */
const relationshipSource = (firm: ClioFirm): RecordSource => ({
  *from(position) {
    let place = 0
    for (const matter of firm.matters) {
      for (const record of matter.relationships) {
        if (place >= position) yield { position: place, record }
        place += 1
      }
    }
  },
  get(id) {
    for (const matter of firm.matters) {
      const found = matter.relationships.find((relationship) => String(relationship.id) === id)
      if (found !== undefined) return found
    }
    return undefined
  },
})

/** The lists under `/api/v4`, by the name in the path. */
export const resources: Readonly<Record<string, Resource>> = {
  matters,
  contacts,
  users,
  activities,
  practice_areas: {
    kind: 'practiceArea',
    source: (firm) => fixed(firm.practiceAreas),
    highestLimit: 200,
    filters: {
      ...common,
      ...nameFilter,
      code: filterBy.words((record) => texts(record, 'code')),
      matter_id: (values, firm) => (record) => idIn(firm.matters.get(String(values.at(-1)))?.practice_area) === String(record['id']),
    },
    orders: own('name', 'category', 'code'),
  },
  matter_stages: {
    kind: 'matterStage',
    source: (firm) => fixed(firm.matterStages),
    highestLimit: 200,
    filters: { ...common, practice_area_id: (values) => (record) => record['practice_area_id'] === values.at(-1) },
    orders: own('order', 'name'),
  },
  custom_fields: {
    kind: 'customField',
    source: (firm) => fixed(firm.customFields),
    highestLimit: 200,
    filters: {
      ...common,
      deleted: filterBy.flag('deleted'),
      field_type: filterBy.oneOf(
        'field_type',
        Object.fromEntries(
          [
            'checkbox',
            'contact',
            'currency',
            'date',
            'time',
            'email',
            'matter',
            'numeric',
            'picklist',
            'text_area',
            'text_line',
            'url',
          ].map((type) => [type, is('field_type', type)]),
        ),
      ),
      parent_type: filterBy.oneOf('parent_type', { matter: is('parent_type', 'Matter'), contact: is('parent_type', 'Contact') }),
      query: nameFilter.name,
      visible_and_required: filterBy.only('visible_and_required', (record) => record['displayed'] === true && record['required'] === true),
    },
    orders: own('name', 'display_order'),
  },
  relationships: {
    kind: 'relationship',
    source: relationshipSource,
    highestLimit: 200,
    filters: {
      ...common,
      matter_id: filterBy.association('matter_id', 'matter', false),
      contact_id: filterBy.association('contact_id', 'contact', false),
    },
    orders: {},
  },
  activity_descriptions: {
    kind: 'activityDescription',
    source: (firm) => fixed(firm.activityDescriptions),
    highestLimit: 200,
    filters: { ...common, type: filterBy.oneOf('type', { utbms: is('type', 'utbms'), clio: is('type', 'clio') }) },
    orders: own('name'),
  },
  currencies: { kind: 'currency', source: (firm) => fixed(firm.currencies), highestLimit: 200, filters: common, orders: own('code') },
}
