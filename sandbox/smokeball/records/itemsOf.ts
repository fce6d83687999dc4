import type { PortalKit } from '../../portal/Portal.js'
import { link } from './link.js'
import type { WireRecord } from '../drift/Drift.js'
import type { Role, SmokeballMatter } from './SmokeballMatter.js'

/** A matter's items as the matter itself tells them: a map from the name of an item type to its items. Layout items have no values here. */
export const itemsOf = (kit: PortalKit, matter: SmokeballMatter): WireRecord => {
  const items: Record<string, unknown[]> = {}
  for (const role of matter.roles) (items[itemTypeName(role.name)] ??= []).push(roleItem(kit, role))
  if (Object.keys(matter.layoutValues).length > 0)
    items['caseDetails'] = [{ id: matter.id, type: 'layout', name: 'Case Details', subItems: {} }]
  return items
}

const roleItem = (kit: PortalKit, { id, name, contactId, relationships }: Role): WireRecord => ({
  id,
  type: 'role',
  name,
  contact: contactLink(kit, contactId),
  subItems:
    relationships.length === 0
      ? {}
      : {
          attorneys: relationships.map((one) => ({
            id: one.id,
            type: 'role',
            name: one.name,
            contact: contactLink(kit, one.contactId),
            subItems: {},
          })),
        },
})

const contactLink = (kit: PortalKit, id: string) => link(kit.origin, { path: 'contacts', id, rel: 'Contacts' })

/** `Other Side` → `otherSides`. */
const itemTypeName = (name: string): string => {
  const joined = name.replaceAll(/\s+/g, '')
  return `${joined.slice(0, 1).toLowerCase()}${joined.slice(1)}s`
}
