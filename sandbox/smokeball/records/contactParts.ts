import type { WorldContact } from '../../world/World.js'
import type { Phone } from './SmokeballContact.js'

/** An address as Smokeball returns it: thirteen texts, empty where nobody filled them. */
export type Address = Readonly<Record<(typeof addressFields)[number], string>>

/** The fields of an address, in the order the vendor writes them. */
export const addressFields = [
  'careOf',
  'buildingLevel',
  'unitNumber',
  'unitType',
  'streetNumber',
  'streetName',
  'streetType',
  'addressLine1',
  'addressLine2',
  'city',
  'state',
  'zipCode',
  'country',
] as const

const empty = Object.fromEntries(addressFields.map((field) => [field, ''])) as Address // Every field is listed, so none is missing.

/** An address from whatever parts are known. */
export const address = (parts: Partial<Address> = {}): Address => ({ ...empty, ...parts })

/** One of the world's addresses in Smokeball's words. */
export const worldAddress = (from: WorldContact['addresses'][number] | undefined): Address =>
  from === undefined
    ? empty
    : address({
        addressLine1: from.line1,
        addressLine2: from.line2,
        city: from.city,
        state: from.region,
        zipCode: from.postalCode,
        country: from.country === 'US' ? 'United States' : from.country,
      })

/** A number as people type it, split into area code and the rest; an extension stays with the rest. */
export const phone = (text: string | undefined): Phone => {
  const [, area = '', exchange = '', line = '', extension = ''] = /(\d{3})\D*(\d{3})\D*(\d{4})(\s*ext.*)?$/.exec(text ?? '') ?? []
  return { areaCode: area, number: `${exchange}${line}${extension}` }
}
