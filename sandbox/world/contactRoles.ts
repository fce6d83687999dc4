import type { WorldContact } from './World.js'

type Role = WorldContact['role']

/** The roles of twenty neighbouring contacts, repeated through the world: eleven clients, four opposing parties, one each of the others. */
const pattern: readonly Role[] = [
  'client',
  'opposing_party',
  'client',
  'opposing_counsel',
  'client',
  'client',
  'insurer',
  'client',
  'opposing_party',
  'client',
  'court',
  'client',
  'client',
  'opposing_party',
  'client',
  'vendor',
  'client',
  'client',
  'opposing_party',
  'third_party',
]

/** The role of contact number `index`. */
export const roleOfContact = (index: number): Role => pattern[index % pattern.length] ?? 'client'

/** How many of the first `contactCount` contacts have a role. */
export const countInRole = (role: Role, contactCount: number): number => {
  const slots = slotsOf(role)
  const rest = contactCount % pattern.length
  return Math.floor(contactCount / pattern.length) * slots.length + slots.filter((slot) => slot < rest).length
}

/** The index of the contact that is number `ordinal` of its role. */
export const contactInRole = (role: Role, ordinal: number): number => {
  const slots = slotsOf(role)
  return Math.floor(ordinal / slots.length) * pattern.length + (slots[ordinal % slots.length] ?? 0)
}

const slotsOf = (role: Role): readonly number[] => slotsByRole[role]

const findSlots = (role: Role): readonly number[] => pattern.flatMap((entry, slot) => (entry === role ? [slot] : []))

const slotsByRole: Readonly<Record<Role, readonly number[]>> = {
  client: findSlots('client'),
  opposing_party: findSlots('opposing_party'),
  opposing_counsel: findSlots('opposing_counsel'),
  insurer: findSlots('insurer'),
  court: findSlots('court'),
  vendor: findSlots('vendor'),
  third_party: findSlots('third_party'),
}
