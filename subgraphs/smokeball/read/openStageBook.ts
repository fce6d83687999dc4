import type { Instant } from '../../../core/record/scalars.js'
import { ticksOfInstant } from '../../vendor/map/ticks.js'
import type { Told } from '../map/recordBase.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { type WireStage, wireStage } from '../wire/Stage.js'
import { longestPage } from './listPage.js'
import { wholeList } from './wholeList.js'

/** Which stage each matter is in. */
export interface StageBook {
  /** The stages of these matters as they are now; null where a matter has none. `matterCount` is the firm's, where it is known. */
  stagesOf(matterIds: readonly string[], matterCount: number | null): Promise<ReadonlyMap<string, string | null>>
  /** The matters whose stage changed at or after an instant. */
  changedSince(since: Instant): Promise<readonly string[]>
}

/** Mappings changed this long before the newest one seen are asked for again: the first walk may have met some of them before they changed. */
const overlapTicks = 5n * 60n * 10_000_000n

/**
 * The firm has one list of all its mappings. It is read once for a connection and after that asked only for what changed: one request for any number of
 * matters. A few matters of a large firm are asked for one by one until then.
 */
export const openStageBook = (api: SmokeballApi): StageBook => {
  const stages = new Map<string, string | null>()
  let newest: bigint | undefined
  let refreshing: Promise<void> | undefined

  const mappingsSince = (since: bigint | null): Promise<readonly Told<WireStage>[]> =>
    wholeList(api, wireStage, {
      request: { path: '/stages', query: since === null ? {} : { UpdatedSince: since.toString() } },
      keyOf: ({ matter, stageSet }) => `${matter.id} ${stageSet?.id ?? ''}`,
    })
  const refresh = async (): Promise<void> => {
    const mappings = await mappingsSince(newest === undefined ? null : newest - overlapTicks)
    for (const { wire } of mappings) {
      stages.set(wire.matter.id, wire.stage?.name ?? null)
      newest = later(newest, BigInt(wire.lastUpdated))
    }
  }
  const refreshOnce = (): Promise<void> => {
    refreshing ??= refresh().finally(() => {
      refreshing = undefined
    })
    return refreshing
  }
  const single = async (id: string): Promise<readonly [string, string | null]> => {
    const mapping: WireStage | undefined = await api.find(`/matters/${id}/stages`, wireStage)
    return [id, mapping?.stage?.name ?? null]
  }

  return {
    changedSince: async (since) => {
      // Whether the filter includes its bound is not known.
      const mappings = await mappingsSince(BigInt(ticksOfInstant(since)) - 1n)
      return [...new Set(mappings.map(({ wire }) => wire.matter.id))]
    },
    stagesOf: async (matterIds, matterCount) => {
      const pages = Math.max(1, Math.ceil((matterCount ?? 0) / longestPage))
      if (newest === undefined && matterIds.length <= pages) return new Map(await Promise.all(matterIds.map(single)))
      // A read that was under way before this one asked may have passed a change by: wait for it, then ask anew.
      await refreshing
      await refreshOnce()
      return new Map(matterIds.map((id) => [id, stages.get(id) ?? null]))
    },
  }
}

const later = (left: bigint | undefined, right: bigint): bigint => (left === undefined || right > left ? right : left)
