import type { PortalKit } from '../../portal/Portal.js'
import type { WorldMatter } from '../../world/World.js'
import type { MatterType } from './matterTypes.js'
import type { Role } from './SmokeballMatter.js'

const rolesPerMatter = 32

/** Who has a role on matter number `index`: the client first, then the other side with its attorneys, then everyone else. */
export const buildRoles = (
  kit: PortalKit,
  { index, type, matter }: { readonly index: number; readonly type: MatterType; readonly matter: WorldMatter | undefined },
): readonly Role[] => {
  const idOf = (at: number): string => kit.guid.of('role', index * rolesPerMatter + at)
  const contactId = (contact: number): string => kit.guid.of('contact', contact)
  const client = matter === undefined ? index % kit.world.contactCount : matter.client
  const opposing = matter?.opposing ?? []
  const counsel = opposing.filter((party) => party.role === 'opposing_counsel')
  const parties = opposing.filter((party) => party.role === 'opposing_party')
  const others = opposing.filter((party) => party.role !== 'opposing_counsel' && party.role !== 'opposing_party')
  return [
    ...(client === null
      ? []
      : [{ id: idOf(0), name: type.clientRole, side: 'client' as const, contactId: contactId(client), relationships: [] }]),
    ...parties.map((party, at) => ({
      id: idOf(1 + at),
      name: type.otherSideRole,
      side: 'otherSide' as const,
      contactId: contactId(party.contact),
      relationships:
        at > 0 ? [] : counsel.map((one, position) => ({ id: idOf(16 + position), name: 'Attorney', contactId: contactId(one.contact) })),
    })),
    ...others.map((party, at) => ({
      id: idOf(8 + at),
      name: roleNames[party.role] ?? 'Other',
      side: 'other' as const,
      contactId: contactId(party.contact),
      relationships: [],
    })),
  ]
}

const roleNames: Partial<Record<WorldMatter['opposing'][number]['role'], string>> = { insurer: 'Insurer', court: 'Court' }
