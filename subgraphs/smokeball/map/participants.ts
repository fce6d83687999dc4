import type { Participant } from '../../../core/record/Matter.js'
import { roleName } from '../../vendor/map/roleName.js'
import type { WireItem, WireMatter } from '../wire/Matter.js'

/** The firm itself, where it stands among the parties. */
const firmAsContact = 'MyFirm'

/** The contacts behind links to parties; the firm itself is none. */
export const contactsOf = (links: readonly { readonly id: string }[]): readonly string[] =>
  links.map(({ id }) => id).filter((id) => id !== firmAsContact)

/** Everyone with a role: staff, clients, other sides, and whoever else the matter's items name. Nobody twice in one role. */
export const participants = (matter: WireMatter): readonly Participant[] => {
  const sides = new Set([...matter.clients, ...matter.otherSides].map(({ id }) => id))
  const all = [
    ...users('responsible_attorney', [matter.personResponsible]),
    ...users('originating_attorney', [matter.originatingStaff, ...(matter.originatingStaffs ?? [])]),
    ...users('supervisor', [matter.supervisor]),
    ...users('staff', [matter.personAssisting, ...(matter.personAssistingStaffs ?? [])]),
    ...contactsOf(matter.clients).map((id) => contact('client', id)),
    ...contactsOf(matter.otherSides).map((id) => contact('opposing_party', id)),
    ...Object.values(matter.items ?? {}).flatMap((items) => items.flatMap((item) => fromItem(item, matter, sides))),
  ]
  return [...new Map(all.map((one) => [`${one.role} ${one.userId ?? ''} ${one.contactId ?? ''}`, one])).values()]
}

const users = (role: string, links: readonly ({ readonly id: string } | undefined)[]): readonly Participant[] =>
  links.flatMap((link) => (link === undefined ? [] : [{ role, userId: link.id, contactId: null }]))

const contact = (role: string, contactId: string): Participant => ({ role, userId: null, contactId })

/** A party that is neither client nor other side, and the attorneys under any party. */
const fromItem = (item: WireItem, matter: WireMatter, sides: ReadonlySet<string>): readonly Participant[] => {
  if (item.type !== 'role') return []
  const id = item.contact?.id
  const isOpposing = matter.otherSides.some((side) => side.id === id)
  const under = Object.values(item.subItems ?? {}).flatMap((subItems) => subItems.flatMap((subItem) => representative(subItem, isOpposing)))
  return id === undefined || id === firmAsContact || sides.has(id) ? under : [contact(roleOf(item), id), ...under]
}

const representative = (item: WireItem, isOpposing: boolean): readonly Participant[] => {
  const id = item.contact?.id
  if (item.type !== 'role' || id === undefined || id === firmAsContact) return []
  return [contact(isOpposing ? 'opposing_counsel' : roleOf(item), id)]
}

const roleOf = ({ name }: WireItem): string => roleName(name ?? '') ?? 'third_party'
