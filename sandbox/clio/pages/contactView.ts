import { escapeHtml } from '../../portal/escapeHtml.js'
import type { ClioFirm } from '../ClioFirm.js'
import type { ClioContact, Entry } from '../records/ClioContact.js'
import { type Cell, recordFacts } from './recordTable.js'

/** The page of one contact. */
export const contactView = (firm: ClioFirm, contact: ClioContact): { readonly title: string; readonly view: string } => {
  const company = contact.company === null ? undefined : firm.contacts.get(String(contact.company.id))
  const lines = (entries: readonly Entry[], fields: readonly string[]): readonly (readonly [string, Cell])[] =>
    entries.map((entry) => [
      entry.name,
      fields
        .map((field) => entry[field])
        .filter((text) => typeof text === 'string')
        .join(', '),
    ])
  const facts: readonly (readonly [string, Cell])[] = [
    ['Type', contact.type],
    ['Client', contact.is_client ? 'Yes' : 'No'],
    ['Company', company === undefined ? '' : { text: company.name, href: `/nc/#/contacts/${company.id}` }],
    ...lines(contact.email_addresses, ['address']),
    ...lines(contact.phone_numbers, ['number']),
    ...lines(contact.addresses, ['street', 'city', 'province', 'postal_code', 'country']),
  ]
  return { title: contact.name, view: `<h1>${escapeHtml(contact.name)}</h1>${recordFacts(facts)}` }
}
