import { dayMs } from './calendarDay.js'
import { contactName, type ContactName } from './contactName.js'
import { roleOfContact } from './contactRoles.js'
import { editedAt } from './editedAt.js'
import { emailAddress } from './emailAddress.js'
import { personNames } from './personNames.js'
import { phoneNumber } from './phoneNumber.js'
import { places } from './places.js'
import { postalAddress, type Place } from './postalAddress.js'
import { contactTags } from './practiceVocabulary.js'
import { Random } from './Random.js'
import type { WorldContact } from './World.js'
import { stream, type WorldFrame } from './WorldFrame.js'

/** Contact number `index`. */
export const buildContact = (frame: WorldFrame, index: number): WorldContact => {
  const random = new Random(frame.key, stream.contact, index)
  const name = contactName(frame, index)
  const place: Place = random.pick(places.city)
  const createdAt = (frame.today - random.below(5 * 365)) * dayMs + random.below(dayMs)
  return {
    index,
    kind: name.kind,
    firstName: name.firstName,
    middleName: name.middleName,
    lastName: name.lastName,
    companyName: name.companyName,
    primaryContact: name.kind === 'company' && random.chance(70) ? primaryContact(random) : null,
    role: roleOfContact(index),
    emails: emails(random, name),
    phones: phones(random, name, place),
    addresses: addresses(random, name, place),
    notes: random.chance(15) ? random.pick(notes) : '',
    tags: random.chance(20) ? [...new Set([random.pick(contactTags), random.pick(contactTags)])] : [],
    archived: random.chance(6),
    createdAt,
    updatedAt: editedAt(frame, random, createdAt),
  }
}

const notes = [
  'Prefers to be called after 4 pm.',
  'Moved twice last year; check the address before mailing.',
  'Needs an interpreter. Habla español.',
  'Line one\nLine two — "quoted", & <angled>',
  'Referred by a former client.',
] as const

const primaryContact = (random: Random): NonNullable<WorldContact['primaryContact']> => {
  const firstName = random.pick(personNames.given)
  const lastName = random.pick(personNames.family)
  return { firstName, lastName, email: random.chance(20) ? '' : emailAddress(random, `${firstName} ${lastName}`, 'office') }
}

const emails = (random: Random, name: ContactName): WorldContact['emails'] => {
  const count = random.pick([0, 1, 1, 1, 1, 1, 2, 2, 3])
  const text = name.kind === 'company' ? `office ${name.companyName}` : `${name.firstName} ${name.lastName}`
  const labels = name.kind === 'company' ? (['work', 'work', 'other'] as const) : (['home', 'work', 'other'] as const)
  return labels.slice(0, count).map((label) => ({ label, address: emailAddress(random, text, `person${String(name.original)}`) }))
}

const phones = (random: Random, name: ContactName, place: Place): WorldContact['phones'] => {
  const count = random.pick([0, 1, 1, 1, 1, 2, 2, 3])
  const labels = name.kind === 'company' ? (['work', 'fax', 'mobile'] as const) : (['mobile', 'home', 'work'] as const)
  return labels.slice(0, count).map((label) => ({ label, number: phoneNumber(random, place.areaCodes) }))
}

const addresses = (random: Random, name: ContactName, place: Place): WorldContact['addresses'] => {
  const count = random.pick([0, 1, 1, 1, 1, 1, 2])
  const labels = name.kind === 'company' ? (['work', 'billing'] as const) : (['home', 'billing'] as const)
  return labels.slice(0, count).map((label) => postalAddress(random, label, place))
}
