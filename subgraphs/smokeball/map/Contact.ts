import type { ContactRecord, EmailAddress } from '../../../core/record/Contact.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { roleName } from '../../vendor/map/roleName.js'
import { instantOfTicks } from '../../vendor/map/ticks.js'
import type { WireContact } from '../wire/Contact.js'
import { contactForm, type FormFields } from './contactForm.js'
import { phoneNumbers } from './phoneNumbers.js'
import { postalAddresses } from './postalAddresses.js'
import type { MapContext, Told } from './recordBase.js'

/** A contact of any of the four forms. A couple and a trust count as organizations: neither has a first and a last name. */
export const mapContact = ({ wire, raw }: Told<WireContact>, { web, country }: MapContext): ContactRecord => {
  const form = contactForm(wire)
  const tags = wire.tags ?? []
  const displayName = form.name ?? blankToNull(form.email) ?? 'Unnamed contact'
  return {
    vendorId: wire.id,
    vendorUrl: `${web}/#/contacts/${wire.id}`,
    externalId: blankToNull(wire.externalSystemId),
    createdAt: null,
    updatedAt: instantOfTicks(wire.lastUpdated),
    raw,
    type: form.isPerson ? 'PERSON' : 'ORGANIZATION',
    displayName,
    firstName: form.isPerson ? blankToNull(form.firstName) : null,
    lastName: form.isPerson ? blankToNull(form.lastName) : null,
    companyName: form.isPerson ? null : form.name,
    // A company's people are links to other contacts; their names are not told here.
    primaryContact: null,
    isClient: null,
    roles: unique(tags.filter(({ type }) => type === 'Role').map(({ name }) => roleName(name))),
    emails: emails(form),
    phones: phoneNumbers(form, country),
    addresses: postalAddresses(form),
    preferredContactMethod: null,
    clientPortalEnabled: null,
    billingPreferences: null,
    notes: blankToNull(form.notes),
    customFields: [],
    tags: unique(tags.filter(({ type }) => type !== 'Role').map(({ name }) => blankToNull(name))),
  }
}

const emails = ({ email }: FormFields): readonly EmailAddress[] => {
  const address = blankToNull(email)
  return address === null ? [] : [{ address, label: null, primary: true }]
}

const unique = (names: readonly (string | null)[]): readonly string[] => [...new Set(names.filter((name) => name !== null))]
