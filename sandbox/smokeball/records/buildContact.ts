import type { PortalKit } from '../../portal/Portal.js'
import type { WorldContact } from '../../world/World.js'
import { phone, worldAddress } from './contactParts.js'
import type { ContactForm, SmokeballContact } from './SmokeballContact.js'
import { fractionOf, ticksAt } from './ticks.js'

/** How many contacts there are: the world's, and one in thirty that was deleted and is still told with `isDeleted`. */
export const contactCountOf = (kit: PortalKit): number => kit.world.contactCount + Math.ceil(kit.world.contactCount / 30)

/** Contact number `index`. */
export const buildContact = (kit: PortalKit, index: number): SmokeballContact => {
  const { from, isDeleted } = sourceOfContact(kit, index)
  const form = formFor(from, isDeleted)
  return {
    id: kit.guid.of('contact', index),
    versionId: kit.guid.of('contact-version', index),
    ...(index % 9 === 4 ? { externalSystemId: `OLD-${String(index)}` } : {}),
    [form]: forms[form](kit, from),
    tags: tags(kit, from),
    isDeleted,
    lastUpdated: ticksAt(from.updatedAt, fractionOf(index)),
  }
}

/** Whom of the world's contact number `index` is made from. */
export const sourceOfContact = (kit: PortalKit, index: number): { readonly from: WorldContact; readonly isDeleted: boolean } => {
  const isDeleted = index >= kit.world.contactCount
  return { from: kit.world.contact(isDeleted ? (index * 31) % kit.world.contactCount : index), isDeleted }
}

/** The world knows persons and companies; some of them stand here as couples and as trusts. */
const formFor = (from: WorldContact, isDeleted: boolean): ContactForm => {
  if (from.kind === 'company') return from.role === 'client' && from.index % 6 === 1 ? 'trust' : 'company'
  return !isDeleted && from.role === 'client' && from.index % 13 === 5 ? 'groupOfPeople' : 'person'
}

const forms: Readonly<Record<ContactForm, (kit: PortalKit, from: WorldContact) => Readonly<Record<string, unknown>>>> = {
  person: (_kit, from) => ({
    title: '',
    firstName: from.firstName,
    middleName: from.middleName,
    lastName: from.lastName,
    nameSuffix: '',
    residentialAddress: worldAddress(from.addresses[0]),
    mailingAddress: worldAddress(from.addresses[1]),
    phone: phone(numberOf(from, 'home')),
    phone2: { ...phone(numberOf(from, 'work')), extension: '' },
    fax: phone(numberOf(from, 'fax')),
    cell: phone(numberOf(from, 'mobile')),
    email: from.emails[0]?.address ?? '',
    notes: from.notes,
    occupation: '',
  }),
  company: (kit, from) => ({
    name: from.companyName,
    type: 'Corporation',
    phone: phone(numberOf(from, 'work')),
    fax: phone(numberOf(from, 'fax')),
    email: from.emails[0]?.address ?? '',
    website: '',
    notes: from.notes,
    businessAddress: worldAddress(from.addresses[0]),
    mailingAddress: worldAddress(from.addresses[1]),
    staff: contactLinks(kit, from),
    directors: [],
    staffIds: [],
  }),
  groupOfPeople: (kit, from) => ({
    name: `${from.firstName} & Alex ${from.lastName}`.trim(),
    people: contactLinks(kit, from),
    residentialAddress: worldAddress(from.addresses[0]),
    mailingAddress: worldAddress(from.addresses[1]),
  }),
  trust: (_kit, from) => ({
    name: `${from.companyName} Trust`,
    status: 'Active',
    phone: phone(numberOf(from, 'work')),
    fax: phone(numberOf(from, 'fax')),
    address: worldAddress(from.addresses[0]),
    trustees: [],
    contacts: [],
  }),
}

const numberOf = (from: WorldContact, label: WorldContact['phones'][number]['label']): string | undefined =>
  from.phones.find((known) => known.label === label)?.number

/** The people of a company or couple: links to contacts that exist. */
const contactLinks = (kit: PortalKit, from: WorldContact): readonly unknown[] => {
  const id = kit.guid.of('contact', (from.index * 7 + 3) % kit.world.contactCount)
  return [{ id, href: `${kit.origin}/contacts/${id}`, rel: 'Contacts' }]
}

/** Role tags have no id; tags the firm made have one. */
const tags = (kit: PortalKit, from: WorldContact): SmokeballContact['tags'] => [
  ...(from.role === 'client' && from.index % 3 === 0 ? [{ name: 'Plaintiff', type: 'Role' as const }] : []),
  ...from.tags.map((name, at) => ({ id: kit.guid.of('contact-tag', from.index * 4 + at), name, type: 'Custom' as const })),
]
