import type { TimeEntryRecord } from '../../../core/record/TimeEntry.js'
import type { RecordReader } from '../../../core/vendorAdapter.js'
import type { MapContext, Told } from '../map/recordBase.js'
import { isTimeEntry, mapTimeEntry } from '../map/TimeEntry.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { type WireFee, wireFee } from '../wire/Fee.js'
import { partsOfMatter, someParts } from './listedParts.js'
import { matterPartReader } from './matterParts.js'

/** Time entries: the fees of matter after matter, fixed fees left out. */
export const timeEntryReader = (api: SmokeballApi, context: MapContext): RecordReader<'TIME_ENTRY'> => {
  const pathOf = (matterId: string): string => `/matters/${matterId}/fees`
  const entries = (fees: readonly Told<WireFee>[], matterId: string): readonly TimeEntryRecord[] =>
    fees.filter(({ wire }) => isTimeEntry(wire)).map((told) => mapTimeEntry(told, matterId, context))
  return matterPartReader(api, {
    inWalk: async (matterId) => entries(await partsOfMatter(api, wireFee, pathOf(matterId)), matterId),
    byId: () => async (matterId, ids) => entries(await someParts(api, wireFee, { path: pathOf(matterId), ids }), matterId),
  })
}
