import type { ContactRecord, PhoneNumber, PostalAddress } from '../../../core/record/Contact.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { phoneNumber } from '../../vendor/map/phoneNumber.js'
import { roleName } from '../../vendor/map/roleName.js'
import type { ClientWire } from '../wire/Client.js'
import type { CompanyWire } from '../wire/Company.js'
import type { WireAddress } from '../wire/scalars.js'
import { contactId } from './contactId.js'
import { customFields } from './customFields.js'
import { fullName } from './fullName.js'
import type { ClientContext, MapContext } from './MapContext.js'
import { recordBase } from './recordBase.js'

/** What MyCase tells of no contact. */
const untold = {
  primaryContact: null,
  preferredContactMethod: null,
  clientPortalEnabled: null,
  billingPreferences: null,
  tags: [],
} as const

/** A person. Their people group is all that MyCase tells of their role; a person in none may be anything. */
export const mapClient = (wire: ClientWire, { web, customFields: fields, peopleGroups }: ClientContext): ContactRecord => {
  const group = blankToNull(wire.contact_group) ?? (wire.people_group ? peopleGroups.get(wire.people_group.id) : undefined)
  const role = group === undefined ? null : roleName(group)
  const vendorId = contactId('clients', wire.id)
  return {
    ...recordBase(wire, { vendorId, vendorUrl: `${web}/contacts/clients/${wire.id}` }),
    ...untold,
    type: 'PERSON',
    displayName: fullName([wire.first_name, wire.middle_name, wire.last_name]) ?? blankToNull(wire.email) ?? vendorId,
    firstName: blankToNull(wire.first_name),
    lastName: blankToNull(wire.last_name),
    companyName: null,
    isClient: role === null ? null : role === 'client',
    roles: role === null ? [] : [role],
    emails: emails(wire.email),
    phones: phones([
      ['mobile', wire.cell_phone_number],
      ['work', wire.work_phone_number],
      ['home', wire.home_phone_number],
      ['fax', wire.fax_phone_number],
    ]),
    addresses: addresses(wire.address),
    notes: blankToNull(wire.notes),
    customFields: customFields(wire.custom_field_values, fields),
  }
}

/** A company. MyCase tells nothing of its role. */
export const mapCompany = (wire: CompanyWire, { web, customFields: fields }: MapContext): ContactRecord => {
  const vendorId = contactId('companies', wire.id)
  return {
    // The path is assumed after the clients' own.
    ...recordBase(wire, { vendorId, vendorUrl: `${web}/contacts/companies/${wire.id}` }),
    ...untold,
    type: 'ORGANIZATION',
    displayName: blankToNull(wire.name) ?? vendorId,
    firstName: null,
    lastName: null,
    companyName: blankToNull(wire.name),
    isClient: null,
    roles: [],
    emails: emails(wire.email),
    phones: phones([
      ['work', wire.main_phone_number],
      ['fax', wire.fax_phone_number],
    ]),
    addresses: addresses(wire.address),
    notes: blankToNull(wire.notes),
    customFields: customFields(wire.custom_field_values, fields),
  }
}

const emails = (text: string | null): ContactRecord['emails'] => {
  const address = blankToNull(text)
  return address === null ? [] : [{ address, label: null, primary: true }]
}

const phones = (typed: readonly (readonly [string, string | null | undefined])[]): readonly PhoneNumber[] =>
  typed
    .flatMap(([type, text]) => {
      const number = phoneNumber(text)
      return number === null ? [] : [{ ...number, type }]
    })
    .map((number, index) => ({ ...number, primary: index === 0 }))

const addresses = (wire: WireAddress | null | undefined): readonly PostalAddress[] => {
  const address = {
    line1: blankToNull(wire?.address1),
    line2: blankToNull(wire?.address2),
    city: blankToNull(wire?.city),
    region: blankToNull(wire?.state),
    postalCode: blankToNull(wire?.zip_code),
    country: blankToNull(wire?.country),
    label: null,
  }
  return Object.values(address).every((part) => part === null) ? [] : [address]
}
