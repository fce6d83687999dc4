import type { StoredRecord } from '../../portal/Collection.js'
import type { World, WorldContact } from '../../world/World.js'
import { firstIds } from '../firstIds.js'
import type { CustomFieldDefinition } from './customFieldDefinitions.js'
import { customFieldValue } from './customFieldValue.js'

/** A contact as Clio stores one. */
export type ClioContact = StoredRecord & {
  readonly id: number
  readonly type: 'Person' | 'Company'
  readonly name: string
  readonly is_client: boolean
  readonly email_addresses: readonly Entry[]
  readonly phone_numbers: readonly Entry[]
  readonly addresses: readonly Entry[]
  readonly company: { readonly id: number } | null
  readonly custom_field_values: readonly Readonly<Record<string, unknown>>[]
}

/** One of a contact's e-mail addresses, phone numbers or postal addresses. */
export type Entry = { readonly id: number; readonly name: string } & Readonly<Record<string, unknown>>

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
const orNull = (text: string): string | null => (text === '' ? null : text)
const entriesPerContact = 8

/** How far back a person's company is looked for among the companies of the world. */
const companySearch = 40

/** The contact id of the company a person works for: the nearest company before it, since Clio links a person to a contact and not to a name. */
const companyOf = (world: World, contact: WorldContact): { readonly id: number } | null => {
  if (contact.kind === 'company' || contact.companyName === '') return null
  for (let index = contact.index - 1; index >= Math.max(0, contact.index - companySearch); index -= 1) {
    if (world.contact(index).kind === 'company') return { id: firstIds.contact + index }
  }
  return null
}

/** What Clio calls a contact. */
export const nameOf = (contact: WorldContact): string => {
  const person = [contact.firstName, contact.middleName, contact.lastName].filter((part) => part !== '').join(' ')
  return (contact.kind === 'company' ? contact.companyName : person) || contact.companyName || contact.emails[0]?.address || 'Unnamed'
}

/** Builds contact number `contact.index` of a world. */
export const clioContact = (
  world: World,
  instant: (ms: number) => string,
  fields: readonly CustomFieldDefinition[],
  contact: WorldContact,
): ClioContact => {
  const created = instant(contact.createdAt)
  const updated = instant(contact.updatedAt)
  const idOf = (first: number, place: number): number => first + contact.index * entriesPerContact + place
  const client = contact.role === 'client'
  return {
    id: firstIds.contact + contact.index,
    created_at: created,
    updated_at: updated,
    type: contact.kind === 'company' ? 'Company' : 'Person',
    name: nameOf(contact),
    first_name: contact.kind === 'company' ? null : orNull(contact.firstName),
    middle_name: contact.kind === 'company' ? null : orNull(contact.middleName),
    last_name: contact.kind === 'company' ? null : orNull(contact.lastName),
    date_of_birth: null,
    prefix: null,
    title: null,
    initials: nameOf(contact)
      .split(' ')
      .map((part) => part.slice(0, 1))
      .join('')
      .slice(0, 3),
    clio_connect_email: null,
    is_client: client,
    is_clio_for_client_user: client && contact.index % 4 === 0,
    is_bill_recipient: client,
    currency: { id: 1 },
    email_addresses: contact.emails.map((email, place) => ({
      id: idOf(firstIds.emailAddress, place),
      name: capital(email.label),
      address: email.address,
      primary: place === 0,
      created_at: created,
      updated_at: updated,
    })),
    phone_numbers: contact.phones.map((phone, place) => ({
      id: idOf(firstIds.phoneNumber, place),
      name: capital(phone.label),
      number: phone.number,
      primary: place === 0,
      created_at: created,
      updated_at: updated,
    })),
    addresses: contact.addresses.map((address, place) => ({
      id: idOf(firstIds.address, place),
      name: capital(address.label),
      street: [address.line1, address.line2].filter((line) => line !== '').join('\n'),
      city: orNull(address.city),
      province: orNull(address.region),
      postal_code: orNull(address.postalCode),
      country: orNull(address.country),
      primary: place === 0,
      created_at: created,
      updated_at: updated,
    })),
    company: companyOf(world, contact),
    payment_profile:
      client && contact.index % 3 === 0
        ? {
            id: 1,
            name: 'Net 30',
            terms: 30,
            discount_rate: 0,
            discount_period: 0,
            interest_rate: 0,
            interest_period: 30,
            interest_type: 'simple',
          }
        : null,
    custom_field_values: fields
      .filter((field) => field.parent_type === 'Contact')
      .map((field) => customFieldValue(field, contact.index, contact.tags[0] ?? null))
      .filter((value) => value !== undefined),
  }
}
