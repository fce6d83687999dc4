import type { MattergraphError } from '../../../core/errors.js'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { ReadResult, RecordReader } from '../../../core/vendorAdapter.js'
import { isMatter } from '../map/Matter.js'
import { parseMatterPartId } from '../map/matterPartId.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { livingMatters } from './livingMatters.js'
import { matterWalk } from './matterWalk.js'
import { orItsError } from './toldRecords.js'

/** Matters whose parts make one page. The firm has no list of all of a kind: each matter costs requests of its own, at five a second. */
const mattersPerPage = 50

/** How what hangs on matters is read. */
export interface MatterParts<K extends RecordKind> {
  /** Runs before a page of matters is read; `isFirst` at the beginning of a walk. */
  readonly beforePage?: (isFirst: boolean) => Promise<void>
  /** All of one matter, as part of a walk. */
  readonly inWalk: (matterId: string) => Promise<readonly CanonicalRecord<K>[]>
  /** Opens a reading by id that is about so many matters: it reads those with these ids of one matter, and further ones may be among them. */
  readonly byId: (matterCount: number) => (matterId: string, partIds: readonly string[]) => Promise<readonly CanonicalRecord<K>[]>
}

/** Reads what hangs on matters: matter after matter in the order of last change; by id for each matter the ids name. */
export const matterPartReader = <K extends RecordKind>(api: SmokeballApi, parts: MatterParts<K>): RecordReader<K> => {
  const walk = matterWalk(api, { fields: [], limit: mattersPerPage, counted: false, onPage: () => {} })
  return {
    readPage: async (cursor) => {
      const { records, next } = await walk(cursor)
      const matters = records.filter(({ wire }) => isMatter(wire))
      await parts.beforePage?.(cursor === null)
      return { records: (await Promise.all(matters.map(({ wire }) => parts.inWalk(wire.id)))).flat(), next, total: null }
    },
    readMany: async (vendorIds) => {
      const byMatter = new Map<string, string[]>()
      for (const id of new Set(vendorIds)) {
        const parsed = parseMatterPartId(id)
        if (parsed !== undefined) byMatter.set(parsed.matterId, [...(byMatter.get(parsed.matterId) ?? []), parsed.partId])
      }
      const readSome = parts.byId(byMatter.size)
      const [living, read] = await Promise.all([
        livingMatters(api, [...byMatter.keys()]),
        Promise.all(
          [...byMatter].map(async ([matterId, partIds]) => [matterId, await orItsError(() => readSome(matterId, partIds))] as const),
        ),
      ])
      const found = new Map<string, ReadResult<K>>()
      const failed = new Map<string, MattergraphError>()
      for (const [matterId, result] of read) {
        if (result instanceof Error) failed.set(matterId, result)
        else for (const record of result) found.set(record.vendorId, record)
      }
      const resultOf = (id: string): ReadResult<K> => {
        const matterId = parseMatterPartId(id)?.matterId ?? ''
        const matter = living.get(matterId)
        return matter === true ? (failed.get(matterId) ?? found.get(id) ?? 'ABSENT') : (matter ?? 'ABSENT')
      }
      return new Map(vendorIds.map((id) => [id, resultOf(id)]))
    },
  }
}
