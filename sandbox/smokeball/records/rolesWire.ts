import type { PortalKit } from '../../portal/Portal.js'
import type { WireRecord } from '../drift/Drift.js'
import { link } from './link.js'
import type { SmokeballMatter } from './SmokeballMatter.js'

/** The parties of a matter as `/matters/{id}/roles` answers them; the first is the firm's client, whose attorney is the firm itself. */
export const rolesWire = (kit: PortalKit, matter: SmokeballMatter): WireRecord => ({
  versionId: matter.lastUpdated.toString(),
  matterId: matter.id,
  roles: matter.roles.map((role) => ({
    id: role.id,
    name: role.name,
    roleDescription: role.name,
    description: '',
    contact: contactLink(kit, role.contactId),
    representatives: [],
    relationships: [
      ...(role.side === 'client'
        ? [
            {
              id: `${role.id.slice(0, 35)}0`,
              name: 'Attorney',
              contact: { id: 'MyFirm', href: '/firm/', rel: 'Firm' },
              representatives: [],
            },
          ]
        : []),
      ...role.relationships.map((one) => ({ id: one.id, name: one.name, contact: contactLink(kit, one.contactId), representatives: [] })),
    ],
    isClient: role.side === 'client',
    isOtherSide: role.side === 'otherSide',
  })),
})

const contactLink = (kit: PortalKit, id: string) => link(kit.origin, { path: 'contacts', id, rel: 'Contacts' })
