import { emailAddress } from '../../world/emailAddress.js'
import { personNames } from '../../world/personNames.js'
import { phoneNumber } from '../../world/phoneNumber.js'
import { places } from '../../world/places.js'
import { hashText, Random } from '../../world/Random.js'
import type { World, WorldContact } from '../../world/World.js'
import { wireDateTime } from '../wireDateTime.js'
import { type CustomFields, customFieldValue } from './customFields.js'
import { mostOtherPeople, type PersonIds } from './PersonIds.js'
import type { StoredAccount, StoredPerson } from './StoredAccount.js'

/** What an account is built from. */
export interface AccountParts {
  readonly world: World
  readonly ids: PersonIds
  readonly fields: CustomFields
  userId(index: number): string
}

const typeWords: Readonly<Record<WorldContact['role'], string>> = {
  client: 'Client',
  opposing_party: 'Opposing Party',
  opposing_counsel: 'Opposing Counsel',
  insurer: 'Insurer',
  court: 'Court',
  vendor: 'Vendor',
  third_party: 'Third Party',
}

/** Account number `index`. Only a client that is a company has a company name; where a person works is a custom field. */
export const buildAccount = (parts: AccountParts, index: number): StoredAccount => {
  const contact = parts.world.contact(index)
  const isCompany = contact.kind === 'company'
  const address = contact.addresses[0]
  const type = index % 4 === 3 ? null : typeWords[contact.role]
  return {
    id: parts.ids.account(index),
    number: 1001 + index,
    company_name: isCompany ? orNull(contact.companyName) : null,
    address_street_1: orNull(address?.line1),
    address_street_2: orNull(address?.line2),
    address_city: orNull(address?.city),
    address_state: orNull(address?.region),
    address_country: orNull(address?.country),
    address_zip_code: orNull(address?.postalCode),
    tags: contact.tags,
    company_custom_field_values: isCompany ? customFieldValue(parts.fields.companyType, type) : [],
    assigned_to_users: [{ id: parts.userId(index % parts.world.users.length) }],
    created_at: wireDateTime(contact.createdAt),
    updated_at: wireDateTime(contact.updatedAt),
    notes: isCompany ? orNull(contact.notes) : null,
    primary_contact: primaryContact(parts, contact, isCompany ? null : type),
    other_contacts: isCompany ? otherContacts(parts, index) : [],
    status: contact.archived ? 'Archived' : 'Active',
  }
}

const primaryContact = (parts: AccountParts, contact: WorldContact, type: string | null): StoredPerson => {
  const person = contact.kind === 'person' ? contact : contact.primaryContact
  const phone = (label: string): string | null => orNull(contact.phones.find((known) => known.label === label)?.number)
  return {
    id: parts.ids.primary(contact.index),
    first_name: orNull(person?.firstName),
    middle_name: orNull(contact.middleName),
    last_name: orNull(person?.lastName),
    phone_mobile: phone('mobile'),
    phone_home: phone('home'),
    phone_fax: phone('fax'),
    phone_work: phone('work'),
    email: orNull(contact.primaryContact?.email) ?? orNull(contact.emails[0]?.address),
    notes: contact.kind === 'person' ? orNull(contact.notes) : null,
    custom_field_values: [
      ...customFieldValue(parts.fields.personType, type),
      ...customFieldValue(parts.fields.employer, contact.kind === 'person' ? contact.companyName : null),
    ],
  }
}

/** About every second company has one or two people beside its primary contact. */
const otherContacts = (parts: AccountParts, index: number): readonly StoredPerson[] => {
  const random = new Random(hashText('people of companies') ^ parts.world.seed, 1, index)
  const count = Math.max(0, random.between(-1, mostOtherPeople))
  return Array.from({ length: count }, (_none, ordinal) => otherContact(random, parts.ids.other(index, ordinal)))
}

const otherContact = (random: Random, id: string): StoredPerson => {
  const firstName = random.pick(personNames.given)
  const lastName = random.pick(personNames.family)
  return {
    id,
    first_name: random.chance(5) ? null : firstName,
    middle_name: null,
    last_name: lastName,
    phone_mobile: random.chance(40) ? phoneNumber(random, random.pick(places.city).areaCodes) : null,
    phone_home: null,
    phone_fax: null,
    phone_work: random.chance(40) ? phoneNumber(random, random.pick(places.city).areaCodes) : null,
    email: random.chance(70) ? emailAddress(random, `${firstName} ${lastName}`, 'colleague') : null,
    notes: null,
    custom_field_values: [],
  }
}

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)
