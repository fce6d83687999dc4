import { filterBy } from '../filterBy.js'
import type { Resource } from '../Resource.js'
import { changedSince } from '../sources/changedSince.js'
import { commonFilters } from './commonFilters.js'
import { is, own, texts, parts } from './readRecord.js'

/** The list of contacts. */
export const contacts: Resource = {
  kind: 'contact',
  source: (firm, query) => changedSince(firm.contacts, query),
  highestLimit: 200,
  filters: {
    ...commonFilters,
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
