import type { ContactRecord, PostalAddress } from '../../../core/record/Contact.js'
import type { Json } from '../../../core/record/scalars.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { phoneNumber } from '../../vendor/map/phoneNumber.js'
import type { ClioContact } from '../wire/Contact.js'
import { customFields } from './customFields.js'
import type { MapContext } from './MapContext.js'
import { recordBase } from './recordBase.js'

/** A Clio contact as the mirror keeps one. Clio has no tags, and its notes are records of their own. */
export const mapContact = (contact: ClioContact, raw: Json, context: MapContext): ContactRecord => {
  const isCompany = contact.type === 'Company'
  return {
    ...recordBase(contact, raw, `${context.web}/nc/#/contacts/${contact.id}`),
    type: isCompany ? 'ORGANIZATION' : 'PERSON',
    displayName: contact.name,
    firstName: blankToNull(contact.first_name),
    lastName: blankToNull(contact.last_name),
    companyName: isCompany ? contact.name : (contact.company?.name ?? null),
    primaryContact: null,
    isClient: contact.is_client,
    roles: contact.is_client ? ['client'] : [],
    emails: contact.email_addresses.map(({ address, name, primary }) => ({ address, label: blankToNull(name), primary: primary === true })),
    phones: contact.phone_numbers.flatMap(({ number, name, primary }) => {
      const typed = phoneNumber(number, context.country)
      return typed === null ? [] : [{ ...typed, type: blankToNull(name), primary: primary === true }]
    }),
    addresses: contact.addresses.map(postalAddress),
    preferredContactMethod: null,
    clientPortalEnabled: contact.is_clio_for_client_user,
    billingPreferences:
      contact.payment_profile === null
        ? null
        : { delivery: null, terms: blankToNull(contact.payment_profile.name), currency: contact.currency?.code ?? context.currency },
    notes: null,
    customFields: customFields(contact.custom_field_values, context.optionTexts),
    tags: [],
  }
}

/** Clio keeps the lines of a street in one text. */
const postalAddress = (address: ClioContact['addresses'][number]): PostalAddress => {
  const [line1 = '', ...more] = (address.street ?? '').split(/\r?\n/)
  return {
    line1: blankToNull(line1),
    line2: blankToNull(more.join(', ')),
    city: blankToNull(address.city),
    region: blankToNull(address.province),
    postalCode: blankToNull(address.postal_code),
    country: blankToNull(address.country),
    label: blankToNull(address.name),
  }
}
