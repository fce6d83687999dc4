import { z } from 'zod'
import type { TimeEntryRecord } from '../../../core/record/TimeEntry.js'
import type { ReadResult, RecordReader } from '../../../core/vendorAdapter.js'
import { isMatter } from '../map/Matter.js'
import type { MapContext, Told } from '../map/recordBase.js'
import { isTimeEntry, mapTimeEntry } from '../map/TimeEntry.js'
import { parseTimeEntryId } from '../map/timeEntryId.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { type WireFee, wireFee } from '../wire/Fee.js'
import { livingMatters } from './livingMatters.js'
import { matterWalk } from './matterWalk.js'
import { orItsError, toldRecord } from './toldRecords.js'
import { wholeList } from './wholeList.js'

/** Matters whose fees make one page. The firm has no list of all fees: each matter costs a request of its own, at five a second. */
const mattersPerPage = 50

/** Time entries: the fees of matter after matter, fixed fees left out. */
export const timeEntryReader = (api: SmokeballApi, context: MapContext): RecordReader<'TIME_ENTRY'> => {
  const walk = matterWalk(api, { fields: [], limit: mattersPerPage, counted: false, onPage: () => {} })
  const feesOf = async (matterId: string): Promise<readonly TimeEntryRecord[]> => entries(await readFees(api, matterId), matterId, context)
  return {
    readPage: async (cursor) => {
      const { records, next } = await walk(cursor)
      const matters = records.filter(({ wire }) => isMatter(wire))
      return { records: (await Promise.all(matters.map(({ wire }) => feesOf(wire.id)))).flat(), next, total: null }
    },
    readMany: async (vendorIds) => {
      const byMatter = new Map<string, string[]>()
      for (const id of new Set(vendorIds)) {
        const parsed = parseTimeEntryId(id)
        if (parsed !== undefined) byMatter.set(parsed.matterId, [...(byMatter.get(parsed.matterId) ?? []), parsed.feeId])
      }
      const [living, read] = await Promise.all([
        livingMatters(api, [...byMatter.keys()]),
        Promise.all([...byMatter].map(async ([matterId, feeIds]) => readSome(api, context, { matterId, feeIds }))),
      ])
      const found = new Map(read.flat())
      const resultOf = (id: string): ReadResult<'TIME_ENTRY'> => {
        const matter = living.get(parseTimeEntryId(id)?.matterId ?? '')
        return matter === true ? (found.get(id) ?? 'ABSENT') : (matter ?? 'ABSENT')
      }
      return new Map(vendorIds.map((id) => [id, resultOf(id)]))
    },
  }
}

const readFees = (api: SmokeballApi, matterId: string): Promise<readonly Told<WireFee>[]> =>
  wholeList(api, wireFee, { request: { path: `/matters/${matterId}/fees` }, keyOf: ({ id }) => id })

const entries = (fees: readonly Told<WireFee>[], matterId: string, context: MapContext): readonly TimeEntryRecord[] =>
  fees.filter(({ wire }) => isTimeEntry(wire)).map((told) => mapTimeEntry(told, matterId, context))

/** The wanted fees of one matter: one by its own request, several by the matter's list. An error concerns this matter's entries alone. */
const readSome = async (
  api: SmokeballApi,
  context: MapContext,
  { matterId, feeIds }: { readonly matterId: string; readonly feeIds: readonly string[] },
): Promise<readonly (readonly [string, ReadResult<'TIME_ENTRY'>])[]> => {
  const [only, ...others] = feeIds
  const result = await orItsError(async () => {
    const fees = only !== undefined && others.length === 0 ? await readFee(api, matterId, only) : await readFees(api, matterId)
    return entries(fees, matterId, context)
  })
  if (!Array.isArray(result)) return feeIds.map((feeId) => [`${matterId}.${feeId}`, result as ReadResult<'TIME_ENTRY'>] as const)
  return result.map((entry: TimeEntryRecord) => [entry.vendorId, entry] as const)
}

const readFee = async (api: SmokeballApi, matterId: string, feeId: string): Promise<readonly Told<WireFee>[]> => {
  const path = `/matters/${matterId}/fees`
  const fee = await api.find(`${path}/${feeId}`, z.unknown())
  return fee === undefined ? [] : [toldRecord(wireFee, fee, path)]
}
