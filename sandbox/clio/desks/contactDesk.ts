import type { RecordsDesk } from '../../portal/Portal.js'
import type { Stored } from '../api/Kind.js'
import type { ClioFirm } from '../ClioFirm.js'
import type { ClioContact, Entry } from '../records/ClioContact.js'
import { customFieldValuesReader } from './customFieldValuesReader.js'
import { openDesk } from './openDesk.js'
import { field, type FieldReader, readFields } from './readFields.js'

/** Entries as they are written (`default_email`, `default_number`) turned into what is read (`primary`). */
const entries = (firm: ClioFirm, content: string): FieldReader =>
  field.list((entry, place) => {
    const { default_email: email, default_number: number, ...rest } = entry
    if (content !== 'street' && typeof entry[content] !== 'string') throw new Error(`every entry needs ${content}`)
    const now = firm.now()
    return {
      name: 'Work',
      created_at: now,
      updated_at: now,
      ...rest,
      id: typeof rest['id'] === 'number' ? rest['id'] : firm.nextId('parts'),
      primary: rest['primary'] ?? email ?? number ?? place === 0,
    } satisfies Entry
  })

const readers = (firm: ClioFirm): Readonly<Record<string, FieldReader>> => ({
  type: field.oneOf(['Person', 'Company']),
  name: field.name,
  first_name: field.text,
  middle_name: field.text,
  last_name: field.text,
  prefix: field.text,
  title: field.text,
  date_of_birth: field.date,
  is_client: field.flag,
  is_clio_for_client_user: field.flag,
  clio_connect_email: field.text,
  email_addresses: entries(firm, 'address'),
  phone_numbers: entries(firm, 'number'),
  addresses: entries(firm, 'street'),
  company: field.reference((id) => firm.contacts.get(id)?.type === 'Company'),
  payment_profile: field.any,
  custom_field_values: customFieldValuesReader(firm),
})

/** A person is named by its parts; a whole name is split at its last space. */
const names = (read: Stored, contact: ClioContact): Stored => {
  if ((read['type'] ?? contact.type) === 'Company') return { first_name: null, middle_name: null, last_name: null }
  if (typeof read['name'] === 'string' && !('first_name' in read || 'last_name' in read)) {
    const [, first = '', family = ''] = /^(.*?)\s*(\S+)$/.exec(read['name'].trim()) ?? []
    return { first_name: first === '' ? null : first, middle_name: null, last_name: family }
  }
  const parts = ['first_name', 'middle_name', 'last_name'].map((part) => (part in read ? read[part] : contact[part]))
  const changed = ['first_name', 'middle_name', 'last_name'].some((part) => part in read)
  if (!changed || 'name' in read) return {}
  const name = parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
  if (name === '') throw new Error('At least one of first name or last name must be provided')
  return { name }
}

/** Contacts by hand. A new one is a person who is a client of nobody. */
export const contactDesk = (firm: ClioFirm): RecordsDesk => {
  const read = readers(firm)
  return openDesk<ClioContact>({
    collection: firm.contacts,
    now: firm.now,
    blank: () => {
      const now = firm.now()
      return {
        id: firm.nextId('contacts'),
        created_at: now,
        updated_at: now,
        type: 'Person',
        name: 'New Contact',
        first_name: 'New',
        middle_name: null,
        last_name: 'Contact',
        is_client: false,
        currency: { id: 1 },
        email_addresses: [],
        phone_numbers: [],
        addresses: [],
        company: null,
        payment_profile: null,
        custom_field_values: [],
      }
    },
    changes: (fields, contact) => {
      const changes = readFields(fields, read)
      return { ...changes, ...names(changes, contact) }
    },
  })
}
