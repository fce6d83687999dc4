import type { RecordPage, ReadResult, RecordReader } from '../../../core/vendorAdapter.js'
import { mapClient, mapCompany } from '../map/Contact.js'
import { type ContactList, idInList } from '../map/contactId.js'
import type { ClientContext, MapContext } from '../map/MapContext.js'
import { clientWire, type ClientWire } from '../wire/Client.js'
import { companyWire, type CompanyWire } from '../wire/Company.js'
import type { Collection, ReadTools } from './Collection.js'
import type { Lookups } from './openLookups.js'
import { readCollectionMany } from './readCollectionMany.js'
import { readCollectionChanges, readCollectionPage } from './readCollectionPage.js'

/**
 * Contacts are two lists at MyCase, people and companies. A read walks the people and then the companies; its cursor names the list it is in
 * and MyCase's own token there: `clients:abc`, `companies`.
 */
export const contactReader = (tools: ReadTools, web: string, lookups: Lookups): RecordReader<'CONTACT'> => {
  const [people, companies] = [clients(web, lookups), companyCollection(web, lookups)]
  const total = (): number | null => {
    const sizes = [tools.sizes.get('clients'), tools.sizes.get('companies')]
    return sizes.reduce<number | null>((sum, size) => (sum === null || size === undefined ? null : sum + size), 0)
  }
  return {
    readPage: async (cursor): Promise<RecordPage<'CONTACT'>> => {
      const { list, token } = parseCursor(cursor)
      const page = await (list === 'clients' ? readCollectionPage(tools, people, token) : readCollectionPage(tools, companies, token))
      return { records: page.records, next: nextCursor(list, page.next), total: total() }
    },
    readChanges: async (since, cursor): Promise<RecordPage<'CONTACT'>> => {
      const { list, token } = parseCursor(cursor)
      const place = { since, token }
      const page = await (list === 'clients' ? readCollectionChanges(tools, people, place) : readCollectionChanges(tools, companies, place))
      return { ...page, next: nextCursor(list, page.next) }
    },
    readMany: async (vendorIds): Promise<ReadonlyMap<string, ReadResult<'CONTACT'>>> => {
      const ofCompanies = vendorIds.filter((id) => idInList('companies', id) !== undefined)
      const others = vendorIds.filter((id) => idInList('companies', id) === undefined)
      const [left, right] = await Promise.all([
        readCollectionMany(tools, people, others),
        readCollectionMany(tools, companies, ofCompanies),
      ])
      return new Map([...left, ...right])
    },
  }
}

const clients = (web: string, lookups: Lookups): Collection<'CONTACT', ClientWire, ClientContext> => ({
  list: { path: 'clients', query: '' },
  schema: clientWire,
  numberOf: (vendorId) => idInList('clients', vendorId),
  contextOf: async (records) => ({
    web,
    customFields: await fieldsFor(records, lookups),
    peopleGroups: records.some((one) => one.people_group && !one.contact_group) ? await lookups.peopleGroups() : new Map(),
  }),
  map: mapClient,
})

const companyCollection = (web: string, lookups: Lookups): Collection<'CONTACT', CompanyWire, MapContext> => ({
  list: { path: 'companies', query: '' },
  schema: companyWire,
  numberOf: (vendorId) => idInList('companies', vendorId),
  contextOf: async (records) => ({ web, customFields: await fieldsFor(records, lookups) }),
  map: mapCompany,
})

const fieldsFor = async (
  records: readonly { readonly custom_field_values: readonly unknown[] }[],
  lookups: Lookups,
): Promise<MapContext['customFields']> => (records.some((one) => one.custom_field_values.length > 0) ? lookups.customFields() : new Map())

interface ContactCursor {
  readonly list: ContactList
  readonly token: string | null
}

/** A cursor that is none of ours begins from the start: nothing is left out. */
const parseCursor = (cursor: string | null): ContactCursor => {
  const [, list, token] = /^(clients|companies)(?::(.+))?$/s.exec(cursor ?? '') ?? []
  return { list: list === 'companies' ? 'companies' : 'clients', token: token ?? null }
}

const nextCursor = (list: ContactList, token: string | null): string | null => {
  if (token !== null) return `${list}:${token}`
  return list === 'clients' ? 'companies' : null
}
