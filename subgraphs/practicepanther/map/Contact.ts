import type { ContactRecord, EmailAddress, PhoneNumber, PostalAddress } from '../../../core/record/Contact.js'
import type { Json } from '../../../core/record/scalars.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { phoneNumber } from '../../vendor/map/phoneNumber.js'
import { roleName } from '../../vendor/map/roleName.js'
import type { WireAccount, WirePerson } from '../wire/Account.js'
import type { WireCustomFieldValue } from '../wire/CustomFieldValue.js'
import { customFields, textUnderLabel } from './customFields.js'
import type { MapContext } from './MapContext.js'
import { plainText } from './plainText.js'

/**
 * The contacts an account amounts to: the account itself under its own id (its primary contact is part of it, not another contact), and each further
 * person inside it under the person's id. Further people have no dates of their own: the account's are theirs, as they are changed through it.
 */
export const mapContacts = (account: WireAccount, raw: Json, context: MapContext): readonly ContactRecord[] => [
  mapAccount(account, raw, context),
  ...account.other_contacts.map((person) => mapPerson(account, person, raw, context)),
]

const mapAccount = (account: WireAccount, raw: Json, context: MapContext): ContactRecord => {
  const { primary_contact: primary } = account
  const companyName = blankToNull(account.company_name)
  const isCompany = companyName !== null
  const values = [...account.company_custom_field_values, ...primary.custom_field_values]
  return {
    ...shared(account, context),
    vendorId: account.id,
    raw,
    type: isCompany ? 'ORGANIZATION' : 'PERSON',
    displayName: account.display_name,
    firstName: isCompany ? null : blankToNull(primary.first_name),
    lastName: isCompany ? null : blankToNull(primary.last_name),
    companyName,
    primaryContact: isCompany
      ? { given: blankToNull(primary.first_name), family: blankToNull(primary.last_name), email: blankToNull(primary.email) }
      : null,
    ...reach(primary),
    addresses: addresses(account),
    notes: plainText(account.notes) ?? plainText(primary.notes),
    roles: roles(values),
    customFields: customFields(values, context.timeZone),
    tags: account.tags,
  }
}

const mapPerson = (account: WireAccount, person: WirePerson, raw: Json, context: MapContext): ContactRecord => ({
  ...shared(account, context),
  vendorId: person.id,
  raw,
  type: 'PERSON',
  displayName: person.display_name,
  firstName: blankToNull(person.first_name),
  lastName: blankToNull(person.last_name),
  companyName: blankToNull(account.company_name),
  primaryContact: null,
  ...reach(person),
  addresses: [],
  notes: plainText(person.notes),
  roles: roles(person.custom_field_values),
  customFields: customFields(person.custom_field_values, context.timeZone),
  tags: [],
})

type Shared = Pick<
  ContactRecord,
  | 'vendorUrl'
  | 'externalId'
  | 'createdAt'
  | 'updatedAt'
  | 'isClient'
  | 'preferredContactMethod'
  | 'clientPortalEnabled'
  | 'billingPreferences'
>

/** Every account may be a client: the vendor does not say which are, nor how they want to be billed. */
const shared = (account: WireAccount, { web }: MapContext): Shared => ({
  vendorUrl: `${web}/Account/Details/${account.id}`,
  externalId: null,
  createdAt: account.created_at,
  updatedAt: account.updated_at,
  isClient: null,
  preferredContactMethod: null,
  clientPortalEnabled: null,
  billingPreferences: null,
})

const reach = (person: WirePerson): { readonly emails: readonly EmailAddress[]; readonly phones: readonly PhoneNumber[] } => {
  const email = blankToNull(person.email)
  const typed = [
    ['mobile', person.phone_mobile],
    ['work', person.phone_work],
    ['home', person.phone_home],
    ['fax', person.phone_fax],
  ] as const
  const phones = typed.flatMap(([type, text]) => {
    const phone = phoneNumber(text)
    return phone === null ? [] : [{ ...phone, type }]
  })
  return {
    emails: email === null ? [] : [{ address: email, label: null, primary: true }],
    phones: phones.map((phone, index) => ({ ...phone, primary: index === 0 })),
  }
}

const addresses = (account: WireAccount): readonly PostalAddress[] => {
  const address = {
    line1: blankToNull(account.address_street_1),
    line2: blankToNull(account.address_street_2),
    city: blankToNull(account.address_city),
    region: blankToNull(account.address_state),
    postalCode: blankToNull(account.address_zip_code),
    country: blankToNull(account.address_country),
  }
  return Object.values(address).every((part) => part === null) ? [] : [{ ...address, label: 'billing' }]
}

const roles = (values: readonly WireCustomFieldValue[]): readonly string[] => {
  const role = roleName(textUnderLabel(values, 'contactRole') ?? '')
  return role === null ? [] : [role]
}
