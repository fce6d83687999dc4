import type { TimeEntryChanges } from '../../../core/command/TimeEntryIntent.js'
import type { TimeEntryWriter } from '../../../core/recordWriters.js'
import { ticksOfInstant } from '../../vendor/map/ticks.js'
import { markerOf } from '../../vendor/write/marker.js'
import { billingStatus } from '../map/billingStatus.js'
import { matterPartId, parseMatterPartId } from '../map/matterPartId.js'
import { isTimeEntry } from '../map/TimeEntry.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { wholeList } from '../read/wholeList.js'
import { type WireFee, wireFee } from '../wire/Fee.js'
import { acceptedId } from './acceptedId.js'
import { changedFee, newFee } from './feeFields.js'
import { foundRecord } from '../../vendor/write/foundRecord.js'
import { refusedWrite, rejectedWrite } from './refusedWrite.js'
import { clockSkewMs, settleMs } from './settleMs.js'
import { workTerms } from './workTerms.js'

/**
 * Time entries by the API: fees of the type Time. Smokeball takes a write at once and does it within seconds, or never, and then says so by a webhook alone: what can be
 * looked up beforehand is. The marker stands at the end of the description.
 */
export const timeEntryWriter = (api: SmokeballApi): TimeEntryWriter => ({
  settleMs,
  create: async (intent, marker) => {
    const terms = await workTerms(api, intent)
    const path = feesOf(intent.matterId)
    // Nothing is asked after this: a session that dies has the whole call repeated.
    const id = acceptedId(await api.change('POST', path, newFee(intent, marker, terms)), path)
    return { vendorId: matterPartId(intent.matterId, id) }
  },
  findCreated: async ({ matterId }, marker, since) => {
    const from = ticksOfInstant(new Date(Date.parse(since) - clockSkewMs).toISOString())
    const request = { path: feesOf(matterId), query: { UpdatedSince: from } }
    const fees = await wholeList(api, wireFee, { request, keyOf: ({ id }) => id })
    // One that was deleted since was made all the same.
    return foundRecord(
      fees
        .filter(({ wire }) => markerOf(wire.description ?? null) === marker)
        .map(({ wire }) => ({ vendorId: matterPartId(matterId, wire.id) })),
    )
  },
  update: async (vendorId, changes) => {
    const fee = await feeOf(api, vendorId)
    if (fee === undefined) throw rejectedWrite(`Smokeball has no time entry ${vendorId}`)
    const body = changedFee(changes, markerOf(fee.description ?? null), await rateAfter(api, changes, fee))
    if (Object.keys(body).length === 0) return
    const path = pathOf(vendorId)
    // PUT would wipe what it does not name.
    acceptedId(await api.change('PATCH', path, body), path)
  },
  delete: async (vendorId) => {
    if ((await feeOf(api, vendorId)) === undefined) return
    const path = pathOf(vendorId)
    const response = await api.change('DELETE', path)
    if (response.status >= 400 && response.status !== 404) throw refusedWrite(response, path)
  },
})

const feesOf = (matterId: string): string => `/matters/${encodeURIComponent(matterId)}/fees`

const pathOf = (vendorId: string): string => {
  const id = parseMatterPartId(vendorId)
  if (id === undefined) throw rejectedWrite(`Smokeball has no time entry ${vendorId}`)
  return `${feesOf(id.matterId)}/${id.partId}`
}

/** An entry as it stands; undefined where it is gone. Throws VENDOR_REJECTED for one on a final invoice, which Smokeball would leave as it is without a word. */
const feeOf = async (api: SmokeballApi, vendorId: string): Promise<WireFee | undefined> => {
  const fee = await api.find(pathOf(vendorId), wireFee)
  if (fee === undefined || !isTimeEntry(fee)) return undefined
  if (billingStatus(fee) === 'BILLED')
    throw rejectedWrite('the time entry is on a final invoice at Smokeball: put the invoice back to draft first')
  return fee
}

/** The rate that stands in the place of one that is taken back; asked for only then, and a new code is looked up with it. */
const rateAfter = async (api: SmokeballApi, { rate, activityCode }: TimeEntryChanges, fee: WireFee): Promise<number | undefined> => {
  if (rate !== null && (activityCode === undefined || activityCode === null)) return undefined
  const code = activityCode === undefined ? (fee.activityCode ?? null) : activityCode
  return (await workTerms(api, { userId: fee.staff?.id ?? null, activityCode: code === '' ? null : code })).usualRate
}
