import { parseWire } from '../../vendor/http/parseWire.js'
import { mapContact } from '../map/Contact.js'
import { unnamedOptions } from '../map/customFields.js'
import type { ClioApi } from '../openClioApi.js'
import {
  type ClioContact,
  contact,
  contactFields,
  emailAddress,
  emailAddressFields,
  phoneNumber,
  phoneNumberFields,
} from '../wire/Contact.js'
import type { AccountLookups } from './accountLookups.js'
import { type ClioResource, everyRecord } from './ClioResource.js'
import { listAll } from './listPages.js'

/** From 4.0.13 a contact embeds no more e-mail addresses or phone numbers than this; the rest is in lists of their own. */
const embedLimit = 20
const vendor = 'CLIO'

/** Contacts, with all their e-mail addresses and phone numbers: two requests more for the rare contact that has twenty or more of a sort. */
export const contactResource = (api: ClioApi, lookups: AccountLookups): ClioResource<'CONTACT', ClioContact> => ({
  kind: 'CONTACT',
  path: 'contacts',
  fields: contactFields,
  lists: [[]],
  byId: everyRecord,
  limit: 200,
  parse: (value, where) => parseWire(contact, value, where, vendor),
  complete: async (records) => {
    const needsOptions = records.some((record) => unnamedOptions(record.custom_field_values).length > 0)
    const needsCurrency = records.some((record) => record.payment_profile !== null && record.currency === null)
    const whole: ClioContact[] = []
    for (const record of records) whole.push(await withAllEntries(api, record))
    return {
      records: whole,
      context: {
        currency: needsCurrency ? await lookups.currency() : '',
        optionTexts: needsOptions ? await lookups.optionTexts() : new Map(),
        writtenOff: new Set(),
      },
    }
  },
  map: mapContact,
})

const withAllEntries = async (api: ClioApi, record: ClioContact): Promise<ClioContact> => {
  const emails =
    record.email_addresses.length < embedLimit ? undefined : await entries(api, `contacts/${record.id}/email_addresses`, emailAddressFields)
  const phones =
    record.phone_numbers.length < embedLimit ? undefined : await entries(api, `contacts/${record.id}/phone_numbers`, phoneNumberFields)
  if (emails === undefined && phones === undefined) return record
  return {
    ...record,
    email_addresses: emails?.map((value) => parseWire(emailAddress, value, 'email_addresses', vendor)) ?? record.email_addresses,
    phone_numbers: phones?.map((value) => parseWire(phoneNumber, value, 'phone_numbers', vendor)) ?? record.phone_numbers,
  }
}

const entries = async (api: ClioApi, path: string, fields: string): Promise<readonly unknown[]> => {
  const all: unknown[] = []
  for await (const entry of listAll(api, { path, query: [['fields', fields]], limit: 200 })) all.push(entry)
  return all
}
