import type { ClioFirm } from '../ClioFirm.js'
import { filterBy } from './filterBy.js'
import type { Stored } from './Kind.js'
import type { RecordSource, Resource } from './Resource.js'
import { activities } from './resources/activities.js'
import { allocations } from './resources/allocations.js'
import { bankAccounts } from './resources/bankAccounts.js'
import { bankTransactions } from './resources/bankTransactions.js'
import { bills } from './resources/bills.js'
import { commonFilters } from './resources/commonFilters.js'
import { contacts } from './resources/contacts.js'
import { creditMemos } from './resources/creditMemos.js'
import { lineItems } from './resources/lineItems.js'
import { matters } from './resources/matters.js'
import { idIn, is, own, texts } from './resources/readRecord.js'
import { trustLineItems } from './resources/trustLineItems.js'
import { users } from './resources/users.js'

const nameFilter = { name: filterBy.words((record) => texts(record, 'name')) }

const fixed = (list: ReadonlyMap<number, Stored>): RecordSource => {
  const all = [...list.values()]
  return {
    *from(position) {
      for (const [index, record] of all.entries()) if (index >= position) yield { position: index, record }
    },
    get: (id) => list.get(Number(id)),
  }
}

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
  bills,
  line_items: lineItems,
  allocations,
  credit_memos: creditMemos,
  bank_accounts: bankAccounts,
  bank_transactions: bankTransactions,
  trust_line_items: trustLineItems,
  practice_areas: {
    kind: 'practiceArea',
    source: (firm) => fixed(firm.practiceAreas),
    highestLimit: 200,
    filters: {
      ...commonFilters,
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
    filters: { ...commonFilters, practice_area_id: (values) => (record) => record['practice_area_id'] === values.at(-1) },
    orders: own('order', 'name'),
  },
  custom_fields: {
    kind: 'customField',
    source: (firm) => fixed(firm.customFields),
    highestLimit: 200,
    filters: {
      ...commonFilters,
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
      ...commonFilters,
      matter_id: filterBy.association('matter_id', 'matter', false),
      contact_id: filterBy.association('contact_id', 'contact', false),
    },
    orders: {},
  },
  activity_descriptions: {
    kind: 'activityDescription',
    source: (firm) => fixed(firm.activityDescriptions),
    highestLimit: 200,
    filters: { ...commonFilters, type: filterBy.oneOf('type', { utbms: is('type', 'utbms'), clio: is('type', 'clio') }) },
    orders: own('name'),
  },
  expense_categories: {
    kind: 'expenseCategory',
    source: (firm) => fixed(firm.expenseCategories),
    highestLimit: 200,
    filters: { ...commonFilters, query: nameFilter.name },
    orders: own('name'),
  },
  currencies: {
    kind: 'currency',
    source: (firm) => fixed(firm.currencies),
    highestLimit: 200,
    filters: commonFilters,
    orders: own('code'),
  },
}
