import type { PortalKit } from '../../portal/Portal.js'
import { contactCountOf, sourceOfContact } from './buildContact.js'
import { buildMatter, matterCounts, statusOf } from './buildMatter.js'
import type { Spine } from './createShelf.js'
import type { MatterType } from './matterTypes.js'
import type { SmokeballMatter } from './SmokeballMatter.js'
import { fractionOf, ticksAt } from './ticks.js'

/** What a list needs to know of a matter. */
export const matterMarks = ({
  isLead,
  stage,
  stageUpdated,
  status,
}: SmokeballMatter): Pick<Spine, 'marked' | 'stage' | 'stageUpdated' | 'status'> => ({
  marked: isLead,
  stage,
  stageUpdated,
  status,
})

/** The spines of all matters the world gives, in their order. */
export function* matterSpines(kit: PortalKit, types: readonly MatterType[]): Iterable<Spine> {
  const counts = matterCounts(kit)
  for (let index = 0; index < counts.world; index += 1) {
    const from = kit.world.matter(index)
    const stage = from.stage === '' ? undefined : from.stage
    yield {
      id: kit.guid.of('matter', index),
      lastUpdated: ticksAt(from.updatedAt, fractionOf(index)),
      marked: false,
      stage,
      status: statusOf(from),
    }
  }
  for (let index = counts.world; index < counts.all; index += 1) {
    const matter = buildMatter(kit, types, index)
    yield { id: matter.id, lastUpdated: matter.lastUpdated, ...matterMarks(matter) }
  }
}

/** The spines of all contacts the world gives, in their order. */
export function* contactSpines(kit: PortalKit): Iterable<Spine> {
  for (let index = 0; index < contactCountOf(kit); index += 1) {
    const { from, isDeleted } = sourceOfContact(kit, index)
    yield { id: kit.guid.of('contact', index), lastUpdated: ticksAt(from.updatedAt, fractionOf(index)), marked: isDeleted }
  }
}
