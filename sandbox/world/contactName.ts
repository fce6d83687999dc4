import { companyNames } from './companyNames.js'
import { roleOfContact } from './contactRoles.js'
import { personNames } from './personNames.js'
import { Random } from './Random.js'
import type { WorldContact } from './World.js'
import { stream, type WorldFrame } from './WorldFrame.js'

/** How a contact is called, and which contact number that name was first given to. */
export interface ContactName {
  /** Lower than the contact's own index where the firm entered somebody twice. */
  readonly original: number
  readonly kind: WorldContact['kind']
  readonly firstName: string
  readonly middleName: string
  readonly lastName: string
  readonly companyName: string
}

/** The name of contact number `index`; about one contact in thirty is somebody entered earlier. */
export const contactName = (frame: WorldFrame, index: number): ContactName => {
  const original = originalOf(frame, index)
  const random = new Random(frame.key, stream.contactName, original)
  const role = roleOfContact(original)
  return random.chance(companyShare[role]) ? company(random, role, original) : person(random, role, original)
}

/** How to call a contact in a title: the surname of a person, the name of a company. */
export const shortName = (name: ContactName): string => (name.kind === 'company' ? name.companyName : name.lastName || name.firstName)

/** Follows "entered twice" back to the first entry. Ends because every step goes to a lower index. */
const originalOf = (frame: WorldFrame, index: number): number => {
  let at = index
  for (;;) {
    const random = new Random(frame.key, stream.contactTwin, at)
    // A twin stands whole patterns of twenty before, so that it has the same role.
    const periods = Math.floor(at / 20)
    if (periods === 0 || !random.chance(3)) return at
    at -= 20 * random.between(1, Math.min(periods, 40))
  }
}

const companyShare: Readonly<Record<WorldContact['role'], number>> = {
  client: 25,
  opposing_party: 35,
  opposing_counsel: 0,
  insurer: 100,
  court: 100,
  vendor: 80,
  third_party: 15,
}

const person = (random: Random, role: WorldContact['role'], original: number): ContactName => {
  const unlatin = random.chance(4) ? random.pick(personNames.unlatin) : undefined
  const lastName = unlatin?.family ?? random.pick(personNames.family)
  const worksAt =
    role === 'opposing_counsel' ? `${lastName} ${random.pick(companyNames.lawFirm)}` : random.chance(12) ? business(random) : ''
  return {
    original,
    kind: 'person',
    firstName: unlatin?.given ?? (random.chance(2) ? '' : random.pick(personNames.given)),
    middleName: random.chance(22) ? random.pick(personNames.middle) : '',
    lastName,
    companyName: worksAt,
  }
}

const company = (random: Random, role: WorldContact['role'], original: number): ContactName => {
  const special = role === 'insurer' || role === 'court' || role === 'vendor' ? companyNames[role] : undefined
  const companyName = special === undefined ? business(random) : random.pick<string>(special)
  return { original, kind: 'company', firstName: '', middleName: '', lastName: '', companyName }
}

const business = (random: Random): string =>
  `${random.pick(companyNames.first)} ${random.pick(companyNames.second)} ${random.pick(companyNames.ending)}`.trim()
