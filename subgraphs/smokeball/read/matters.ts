import type { MattergraphError } from '../../../core/errors.js'
import type { MatterRecord } from '../../../core/record/Matter.js'
import type { Instant } from '../../../core/record/scalars.js'
import type { ReadResult, RecordPage, RecordReader } from '../../../core/vendorAdapter.js'
import { ticksOfInstant } from '../../vendor/map/ticks.js'
import { isMatter, mapMatter } from '../map/Matter.js'
import type { MapContext, Told } from '../map/recordBase.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import type { WireMatter } from '../wire/Matter.js'
import { findMatters } from './findMatters.js'
import { longestPage } from './listPage.js'
import { matterWalk } from './matterWalk.js'
import type { StageBook } from './openStageBook.js'
import type { TypeNames } from './openTypeNames.js'

/** Where changes are read on after the matters that changed themselves; the walk's own places are JSON. */
const stagesCursor = 'stages'

/** Optional parts every matter is asked for with. */
export const matterFields = ['items', 'tags'] as const

/** What matters are put together from beside their own list. */
export interface MatterSources {
  readonly stages: StageBook
  readonly types: TypeNames
}

/** Matters: pages by last change; by id singly or from the list, whichever takes fewer requests. */
export const matterReader = (api: SmokeballApi, context: MapContext, { stages, types }: MatterSources): RecordReader<'MATTER'> => {
  /** How many matters the list has, deleted ones included; null before the first answer. */
  let listSize: number | null = null

  const mapAll = async (told: readonly Told<WireMatter>[]): Promise<readonly MatterRecord[]> => {
    const matters = told.filter(({ wire }) => isMatter(wire))
    if (matters.length === 0) return []
    const [stageOf, nameOf] = await Promise.all([
      stages.stagesOf(
        matters.map(({ wire }) => wire.id),
        listSize,
      ),
      types.namesFor(matters.map(({ wire }) => wire)),
    ])
    return matters.map((one) => {
      const { id, matterType } = one.wire
      return mapMatter(one, { ...context, stage: stageOf.get(id) ?? null, typeName: nameOf.get(matterType?.id ?? '') ?? null })
    })
  }
  const walk = matterWalk(api, {
    fields: matterFields,
    limit: longestPage,
    counted: true,
    onPage: (since, { size }) => {
      if (since === null) listSize = size
    },
  })

  /** Matters whose stage changed, which leaves the matter as it was. One that changed itself was told already. */
  const ofChangedStages = async (since: Instant): Promise<RecordPage<'MATTER'>> => {
    const { found, size } = await findMatters(api, await stages.changedSince(since), listSize)
    listSize = size
    const told = [...found.values()].map((result) => {
      if ('wire' in result) return result
      throw result
    })
    const untold = told.filter(({ wire }) => BigInt(wire.versionId) <= BigInt(ticksOfInstant(since)))
    return { records: await mapAll(untold), next: null, total: null }
  }

  return {
    readChanges: async (since, cursor) => {
      if (cursor === stagesCursor) return ofChangedStages(since)
      const { records, next } = await walk(cursor, since)
      return { records: await mapAll(records), next: next ?? stagesCursor, total: null }
    },
    // Whether a party who comes or goes changes the matter is not told.
    changesArePartial: true,
    readPage: async (cursor) => {
      const { records, next, total } = await walk(cursor)
      return { records: await mapAll(records), next, total }
    },
    readMany: async (vendorIds) => {
      const { found, size } = await findMatters(api, [...new Set(vendorIds)], listSize)
      listSize = size
      const told = [...found.values()].filter((result): result is Told<WireMatter> => 'wire' in result)
      const records = new Map((await mapAll(told)).map((record) => [record.vendorId, record]))
      const failures = new Map([...found].filter((entry): entry is [string, MattergraphError] => !('wire' in entry[1])))
      return new Map(vendorIds.map((id): [string, ReadResult<'MATTER'>] => [id, records.get(id) ?? failures.get(id) ?? 'ABSENT']))
    },
  }
}
