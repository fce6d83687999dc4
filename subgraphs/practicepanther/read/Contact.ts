import type { ContactRecord } from '../../../core/record/Contact.js'
import type { MattergraphError } from '../../../core/errors.js'
import type { Instant } from '../../../core/record/scalars.js'
import type { RecordPage, RecordReader } from '../../../core/vendorAdapter.js'
import { mapContacts } from '../map/Contact.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { type WireAccount, wireAccount, wirePerson } from '../wire/Account.js'
import { findByValues } from './findByValues.js'
import { parseEach, type ParsedEach } from './parseEach.js'
import { parseList } from './parseList.js'
import { readAbsentFirst } from './readAbsentFirst.js'
import { nothing, type OrderedPage, overlapBefore, readByChange, readByCreation } from './readInOrder.js'
import type { ReadTools } from './ReadTools.js'
import { mostUndated, undatedSince } from './undatedSince.js'

/** Where changes are read on after the accounts; the vendor's own places are JSON. */
const peopleCursor = 'people'
/** Where everything is read instead, because more people changed than can be told. */
const wholeCursor = 'whole'

/** Contacts: accounts and the further people inside them. A page of accounts may hold more contacts than accounts. */
export const contactReader = ({ api, context }: ReadTools): RecordReader<'CONTACT'> => ({
  readPage: async (cursor) => pageOf(await readByCreation(api, { collection: 'accounts', schema: wireAccount, cursor }), context),
  readChanges: async (since, cursor) => {
    if (cursor === peopleCursor) return changedPeople({ api, context }, since)
    if (cursor?.startsWith(wholeCursor) === true) {
      const place = cursor.slice(wholeCursor.length)
      const read = { collection: 'accounts', schema: wireAccount, cursor: place === '' ? null : place }
      const page = await pageOf(await readByCreation(api, read), context)
      return { ...page, next: page.next === null ? null : `${wholeCursor}${page.next}` }
    }
    const page = await pageOf(await readByChange(api, { collection: 'accounts', schema: wireAccount, cursor }, since), context)
    return { ...page, next: page.next ?? peopleCursor }
  },
  readMany: async (vendorIds) =>
    readAbsentFirst<'CONTACT'>(vendorIds, async (ids) => {
      const accounts = await findAccounts(api, ids)
      const known = new Set([...accounts.rows.map(({ wire }) => wire.id), ...accounts.failures.keys()])
      const owners = await findOwners(
        api,
        ids.filter((id) => !known.has(id)),
      )
      const mapping = await context()
      const records = [...accounts.rows, ...owners.rows].flatMap(({ wire, raw }) => mapContacts(wire, raw, mapping))
      return [...accounts.failures, ...owners.failures, ...byId(records)]
    }),
})

const pageOf = async ({ rows, next }: OrderedPage<WireAccount>, context: ReadTools['context']): Promise<RecordPage<'CONTACT'>> => {
  if (rows.length === 0) return { ...nothing, next }
  const known = await context()
  return { records: rows.flatMap(({ wire, raw }) => mapContacts(wire, raw, known)), next, total: null }
}

/** Contacts whose people changed. Whether that changes their account too is not known: an account that did was told already. */
const changedPeople = async ({ api, context }: Pick<ReadTools, 'api' | 'context'>, since: Instant): Promise<RecordPage<'CONTACT'>> => {
  const people = await undatedSince(api, { collection: 'contacts', schema: wirePerson }, since)
  if (people.length >= mostUndated) return { ...nothing, next: wholeCursor }
  const owners = people.flatMap(({ account_ref }) => (account_ref === null ? [] : [account_ref.id]))
  const found = parseList(wireAccount, await findByValues(api, { collection: 'v2/accounts', path: 'id', values: owners }), 'accounts')
  return pageOf({ rows: found.filter(({ wire }) => wire.updated_at < overlapBefore(since)), next: null }, context)
}

const byId = (records: readonly ContactRecord[]): readonly (readonly [string, ContactRecord])[] =>
  records.map((record) => [record.vendorId, record] as const)

const findAccounts = async (api: PracticePantherApi, ids: readonly string[]): Promise<ParsedEach<WireAccount>> =>
  parseEach(wireAccount, await findByValues(api, { collection: 'v2/accounts', path: 'id', values: ids }), 'accounts')

/** The accounts of further people. Ids that are no account's may be a person's; the person names the account, which tells all there is to know. */
const findOwners = async (api: PracticePantherApi, ids: readonly string[]): Promise<ParsedEach<WireAccount>> => {
  if (ids.length === 0) return { rows: [], failures: new Map<string, MattergraphError>() }
  const people = parseList(wirePerson, await findByValues(api, { collection: 'v2/contacts', path: 'id', values: ids }), 'contacts')
  const others = people.filter(({ wire }) => !wire.is_primary_contact).map(({ wire }) => wire)
  const owners = others.flatMap(({ account_ref }) => (account_ref === null ? [] : [account_ref.id]))
  const found = await findAccounts(api, owners)
  // A person whose account is in an unknown form shares its error.
  const failures = others.flatMap(({ id, account_ref }) => {
    const failure = found.failures.get(account_ref?.id ?? '')
    return failure === undefined ? [] : [[id, failure] as const]
  })
  return { rows: found.rows, failures: new Map(failures) }
}
