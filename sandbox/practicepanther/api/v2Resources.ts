import { always, byCreation, type Dated } from '../createShelf.js'
import type { StoredAccount } from '../records/StoredAccount.js'
import type { Store } from '../records/Store.js'
import { byAnyReference, byReference, bySearch, byTag, byText, since, until } from './namedFilters.js'
import type { NamedFilter, Resource, WireRecord } from './Resource.js'
import type { ToV2 } from './toV2.js'
import { v2Keys } from './v2Keys.js'

const dated = { created_since: since('created_at'), updated_since: since('updated_at') } as const
const business = { date_from: since('date'), date_to: until('date') } as const

/** The collections of API v2 that hold people, matters and time. */
export const createV2Resources = (store: Store, toV2: ToV2): readonly Resource[] => [
  accounts(store, toV2),
  contacts(store, toV2),
  matters(store, toV2),
  users(store, toV2),
  timeEntries(store, toV2),
  relationships(store, toV2),
  items(store),
  ...(['company', 'matter', 'contact'] as const).map((object) => customFields(store, toV2, object)),
]

function* mapped<T>(records: Iterable<T>, write: (record: T) => WireRecord): Iterable<WireRecord> {
  for (const record of records) yield write(record)
}

/** Each once, in the order in which collections are walked. */
const inCreation = <T extends Dated>(records: readonly (T | undefined)[]): readonly T[] =>
  [...new Map(records.flatMap((record) => (record === undefined ? [] : [[record.id, record] as const]))).values()].sort(byCreation)

const one = (record: WireRecord | undefined): readonly WireRecord[] => (record === undefined ? [] : [record])

const accounts = (store: Store, toV2: ToV2): Resource => {
  const get = (id: string): WireRecord | undefined => written(store.accounts.get(id), toV2.account)
  return {
    path: 'accounts',
    type: 'Account',
    keys: v2Keys.accounts,
    createdKey: 'created_at',
    named: {
      ...dated,
      assigned_to_user_id: byAnyReference('assigned_to_users'),
      account_tag: byTag,
      search_text: bySearch(({ display_name, company_name, number }) => [display_name, company_name, number]),
    },
    list: (span) => mapped(store.accounts.created(span), toV2.account),
    changed: (span) => mapped(store.accounts.changed(span), toV2.account),
    find: { id: (id) => one(get(id)) },
    get,
  }
}

/** The people inside the accounts. They show no dates, though they can be asked for by them: their account's and, for a change of the person alone, one of their own (assumed). */
const contacts = (store: Store, toV2: ToV2): Resource => {
  const get = (id: string): WireRecord | undefined => {
    const owner = store.accountOfPerson(id)
    return owner === undefined ? undefined : toV2.people(owner).find((person) => person.id === id)
  }
  const ofAccount =
    (test: NamedFilter): NamedFilter =>
    (person, value) => {
      const owner = store.accountOfPerson(String(person.id))
      return owner !== undefined && test(toV2.account(owner), value)
    }
  return {
    path: 'contacts',
    type: 'Contact',
    keys: v2Keys.contacts,
    createdKey: null,
    named: {
      created_since: ofAccount(dated.created_since),
      updated_since: (person, value) => ofAccount(dated.updated_since)(person, value) || changedSince(store)(person, value),
      assigned_to_user_id: ofAccount(byAnyReference('assigned_to_users')),
      account_tag: ofAccount(byTag),
      company_name: ofAccount(byText('company_name')),
      account_id: byReference('account_ref'),
      status: byText('status'),
      search_text: bySearch(({ display_name, email }) => [display_name, email]),
    },
    *list() {
      for (const account of store.accounts.created()) yield* toV2.people(account)
    },
    *listSince(since) {
      const changed = [...store.accounts.changed({ ...always, from: since })]
      const undated = [...store.undated.keys()].map(store.accountOfPerson)
      for (const account of inCreation([...changed, ...undated])) yield* toV2.people(account)
    },
    find: {
      id: (id) => one(get(id)),
      'account_ref/id': (id) => written(store.accounts.get(id), (account: StoredAccount) => toV2.people(account)) ?? [],
    },
    get,
  }
}

/** Keeps what shows no dates and changed at or after the value. */
const changedSince =
  ({ undated }: Store): NamedFilter =>
  ({ id }, value) => {
    const updated_at = undated.get(String(id))
    return updated_at !== undefined && dated.updated_since({ id, updated_at }, value)
  }

const matters = (store: Store, toV2: ToV2): Resource => {
  const get = (id: string): WireRecord | undefined => written(store.matters.get(id), toV2.matter)
  return {
    path: 'matters',
    type: 'Matter',
    keys: v2Keys.matters,
    createdKey: 'created_at',
    named: {
      ...dated,
      assigned_to_user_id: byAnyReference('assigned_to_users'),
      account_id: byReference('account_ref'),
      status: byText('status'),
      matter_tag: byTag,
      account_tag: (matter, value) => {
        const client = store.matters.get(String(matter.id))?.account_ref
        return store.accounts.get(client?.id ?? '')?.tags.includes(value) ?? false
      },
      search_text: bySearch(({ display_name, name, number }) => [display_name, name, number]),
    },
    list: (span) => mapped(store.matters.created(span), toV2.matter),
    changed: (span) => mapped(store.matters.changed(span), toV2.matter),
    find: { id: (id) => one(get(id)) },
    get,
  }
}

const users = (store: Store, toV2: ToV2): Resource => {
  const get = (id: string): WireRecord | undefined => written(store.users.get(id), toV2.user)
  return {
    path: 'users',
    type: 'User',
    keys: v2Keys.users,
    createdKey: 'created_at',
    named: { ...dated, email_address: byText('email') },
    list: (span) => mapped(store.users.created(span), toV2.user),
    changed: (span) => mapped(store.users.changed(span), toV2.user),
    find: { id: (id) => one(get(id)) },
    get,
  }
}

const timeEntries = (store: Store, toV2: ToV2): Resource => {
  const get = (id: string): WireRecord | undefined => written(store.timeEntries.get(id), toV2.timeEntry)
  return {
    path: 'timeentries',
    type: 'TimeEntry',
    keys: v2Keys.timeentries,
    createdKey: 'created_at',
    named: {
      ...dated,
      ...business,
      account_id: byReference('account_ref'),
      matter_id: byReference('matter_ref'),
      user_id: byReference('billed_by_user_ref'),
      item_id: byReference('item_ref'),
    },
    list: (span) => mapped(store.timeEntries.created(span), toV2.timeEntry),
    changed: (span) => mapped(store.timeEntries.changed(span), toV2.timeEntry),
    find: { id: (id) => one(get(id)) },
    get,
  }
}

const relationships = (store: Store, toV2: ToV2): Resource => {
  const ofMatter = (id: string): readonly WireRecord[] => written(store.matters.get(id), toV2.relationships) ?? []
  const get = (id: string): WireRecord | undefined =>
    written(store.matterOfRelationship(id), toV2.relationships)?.find((relationship) => relationship.id === id)
  const ofMatterSince: NamedFilter = ({ id }, value) => {
    const matter = store.matterOfRelationship(String(id))
    return matter !== undefined && dated.created_since(toV2.matter(matter), value)
  }
  return {
    path: 'relationships',
    type: 'Relationship',
    keys: v2Keys.relationships,
    createdKey: null,
    named: {
      contact_id: byReference('contact_ref'),
      matter_id: byReference('matter_ref'),
      // Those of the world are as old as their matter.
      created_since: (relationship, value) => ofMatterSince(relationship, value) || changedSince(store)(relationship, value),
      updated_since: (relationship, value) => ofMatterSince(relationship, value) || changedSince(store)(relationship, value),
      account_id: ({ contact_ref }, value) =>
        // A listed relationship always has its person, and the person an account.
        byReference('account_ref')(contact_ref as WireRecord, value),
    },
    *list() {
      for (const matter of store.matters.created()) yield* toV2.relationships(matter)
    },
    *listSince(since) {
      const created = [...store.matters.created({ ...always, from: since })]
      const undated = [...store.undated.keys()].map(store.matterOfRelationship)
      for (const matter of inCreation([...created, ...undated])) yield* toV2.relationships(matter)
    },
    find: { id: (id) => one(get(id)), 'matter_ref/id': ofMatter },
    get,
  }
}

const items = (store: Store): Resource => {
  const list = store.items.map((item) => ({ ...item }))
  const get = (id: string): WireRecord | undefined => list.find((item) => item.id === id)
  return { path: 'items', type: 'Item', keys: v2Keys.items, createdKey: 'created_at', named: dated, list: () => list, find: {}, get }
}

const customFields = (store: Store, toV2: ToV2, object: 'company' | 'matter' | 'contact'): Resource => {
  const list = Object.values(store.fields)
    .filter((field) => field.object === object)
    .map(toV2.customField)
  return {
    path: `customfields/${object}`,
    type: 'CustomField',
    keys: v2Keys.customfields,
    createdKey: null,
    named: {},
    list: () => list,
    find: {},
    get: (id) => list.find((field) => field.id === id),
  }
}

const written = <T, W>(record: T | undefined, write: (record: T) => W): W | undefined => (record === undefined ? undefined : write(record))
