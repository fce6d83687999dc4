import type { PortalKit } from '../../portal/Portal.js'
import type { WorldMatter } from '../../world/World.js'
import { buildRoles } from './buildRoles.js'
import { layoutValuesOf } from './layouts.js'
import type { MatterType } from './matterTypes.js'
import type { MatterStatus, SmokeballMatter } from './SmokeballMatter.js'
import { fractionOf, ticksAt } from './ticks.js'

/** How many matters of each sort there are, in the order of their numbers: the world's, then leads, then deleted ones. */
export const matterCounts = (
  kit: PortalKit,
): { readonly world: number; readonly leads: number; readonly deleted: number; readonly all: number } => {
  const world = kit.world.matterCount
  const leads = Math.ceil(world / 25)
  const deleted = Math.ceil(world / 50)
  return { world, leads, deleted, all: world + leads + deleted }
}

/** Matter number `index`. */
export const buildMatter = (kit: PortalKit, types: readonly MatterType[], index: number): SmokeballMatter => {
  const counts = matterCounts(kit)
  if (index < counts.world) return plainMatter(kit, types, index)
  const isLead = index < counts.world + counts.leads
  const model = plainMatter(kit, types, (index * 17) % counts.world)
  const shared = {
    ...model,
    id: kit.guid.of('matter', index),
    roles: buildRoles(kit, { index, type: typeNamed(types, ''), matter: undefined }),
  }
  return isLead ? asLead(shared, types) : { ...shared, status: 'Deleted' }
}

const plainMatter = (kit: PortalKit, types: readonly MatterType[], index: number): SmokeballMatter => {
  const from = kit.world.matter(index)
  const type = typeNamed(types, from.practiceArea)
  const staffId = (user: number): string => kit.guid.of('staff', user)
  return {
    id: kit.guid.of('matter', index),
    ...(index % 8 === 5 ? { externalSystemId: `LEGACY-${String(index)}` } : {}),
    ...(from.number === '' ? {} : { number: from.number }),
    matterTypeId: type.id,
    roles: buildRoles(kit, { index, type, matter: from }),
    description: from.description,
    status: statusOf(from),
    ...(from.responsibleAttorney === null ? {} : { personResponsibleStaffId: staffId(from.responsibleAttorney) }),
    personAssistingStaffIds: from.staff.map(staffId),
    ...(from.originatingAttorney === null ? {} : { originatingStaffId: staffId(from.originatingAttorney) }),
    ...(from.openDate === null ? {} : { openedDate: midnight(from.openDate) }),
    ...(from.closeDate === null ? {} : { closedDate: midnight(from.closeDate) }),
    isLead: false,
    ...(index % 6 === 0 ? { referralType: 'Former client' } : {}),
    ...(from.stage === '' ? {} : { stage: from.stage }),
    layoutValues: layoutValuesOf(from),
    tags: from.tags.map((name, at) => ({ id: kit.guid.of('matter-tag', index * 4 + at), type: 'Custom', name, color: 'Brown' })),
    lastUpdated: ticksAt(from.updatedAt, fractionOf(index)),
  }
}

/** There is no archived status here: what the firm archived was closed or cancelled. */
export const statusOf = (from: WorldMatter): MatterStatus =>
  ({ open: 'Open', pending: 'Pending', closed: 'Closed', archived: from.index % 2 === 0 ? 'Closed' : 'Cancelled' } as const)[from.status]

const asLead = ({ number: _number, openedDate, ...matter }: SmokeballMatter, types: readonly MatterType[]): SmokeballMatter => ({
  ...matter,
  status: 'Open',
  isLead: true,
  matterTypeId: types.find((type) => type.type === 1)?.id ?? matter.matterTypeId,
  ...(openedDate === undefined ? {} : { leadOpenedDate: openedDate }),
})

/** The type of an area of practice, or the general one. */
export const typeNamed = (types: readonly MatterType[], area: string): MatterType => {
  const found = types.find((type) => type.name === area) ?? types.find((type) => type.name === 'General')
  if (found === undefined) throw new Error('The catalogue has no general matter type.')
  return found
}

const midnight = (date: string): string => `${date}T00:00:00Z`
