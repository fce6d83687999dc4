import type { ContactRecord } from '../../../core/record/Contact.js'
import type { MattergraphError } from '../../../core/errors.js'
import type { RecordReader } from '../../../core/vendorAdapter.js'
import { mapContacts } from '../map/Contact.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { type WireAccount, wireAccount, wirePerson } from '../wire/Account.js'
import { findByValues } from './findByValues.js'
import { parseEach, type ParsedEach } from './parseEach.js'
import { parseList } from './parseList.js'
import { readAbsentFirst } from './readAbsentFirst.js'
import { readByCreation } from './readByCreation.js'
import type { ReadTools } from './ReadTools.js'

/** Contacts: accounts and the further people inside them. A page of accounts may hold more contacts than accounts. */
export const contactReader = ({ api, context }: ReadTools): RecordReader<'CONTACT'> => ({
  readPage: async (cursor) => {
    const { rows, next } = await readByCreation(api, { collection: 'accounts', schema: wireAccount, cursor })
    const known = await context()
    return { records: rows.flatMap(({ wire, raw }) => mapContacts(wire, raw, known)), next, total: null }
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
