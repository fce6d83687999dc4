import type { PortalKit } from '../../portal/Portal.js'
import type { WireRecord } from '../drift/Drift.js'
import { int64 } from './int64.js'
import { link } from './link.js'
import { ticksAt, type Ticks } from './ticks.js'

const stageSetId = (kit: PortalKit): string => kit.guid.of('stage-set', 0)

const stageWire = (kit: PortalKit, index: number): WireRecord => ({
  id: kit.guid.of('stage', index),
  versionId: kit.guid.of('stage-version', index),
  name: kit.world.stages[index] ?? '',
  isDeleted: false,
  lastUpdated: int64(ticksAt(kit.world.firm.createdAt, index)),
})

/** The firm's one set of stages. */
export const stageSetWire = (kit: PortalKit): WireRecord => ({
  href: `${kit.origin}/stagesets/${stageSetId(kit)}`,
  id: stageSetId(kit),
  versionId: kit.guid.of('stage-set-version', 0),
  name: 'Default stages',
  isDeleted: false,
  lastUpdated: int64(ticksAt(kit.world.firm.createdAt)),
  stages: kit.world.stages.map((_, index) => stageWire(kit, index)),
})

/** One stage of the set, by id. */
export const stageOf = (kit: PortalKit, id: string): WireRecord | undefined => {
  const index = kit.guid.indexOf('stage', id)
  return index !== undefined && index < kit.world.stages.length ? stageWire(kit, index) : undefined
}

/** What tells when a matter's stage changed. */
export interface StagedMatter {
  readonly lastUpdated: Ticks
  readonly stageUpdated?: Ticks | undefined
}

/** When the stage of a matter last changed; it is as old as the matter's last change unless it changed alone. */
export const stageChangedAt = ({ lastUpdated, stageUpdated = 0n }: StagedMatter): Ticks =>
  stageUpdated > lastUpdated ? stageUpdated : lastUpdated

/** Which stage a matter is in. Where it was taken away again the mapping stays without a stage (assumed: the vendor does not say). */
export const stageMapping = (kit: PortalKit, matter: StagedMatter & { readonly id: string; readonly stage: string }): WireRecord => {
  const { id, stage } = matter
  const index = kit.world.stages.indexOf(stage)
  return {
    versionId: id,
    matter: link(kit.origin, { path: 'matters', id, rel: 'Matters' }),
    stageSet: link(kit.origin, { path: 'stagesets', id: stageSetId(kit), rel: 'StageSets' }),
    ...(index < 0 ? {} : { stage: stageWire(kit, index) }),
    lastUpdated: int64(stageChangedAt(matter)),
  }
}
