import type { FoundRecord } from '../../../core/recordWriters.js'
import type { Instant } from '../../../core/record/scalars.js'
import { markerOf } from '../../vendor/write/marker.js'
import { transactionId } from '../map/transactionId.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { wholeList } from '../read/wholeList.js'
import { wireTransaction } from '../wire/Transaction.js'
import { foundRecord } from '../../vendor/write/foundRecord.js'
import { clockSkewMs } from './settleMs.js'

/** Looks among a matter's movements on an account since an instant for the one whose internal note is the marker. One request up to five hundred movements. */
export const findTransactions = async (
  api: SmokeballApi,
  {
    accountId,
    matterId,
    marker,
    since,
  }: { readonly accountId: string; readonly matterId: string | null; readonly marker: string; readonly since: Instant },
): Promise<FoundRecord> => {
  // The filter takes whole seconds only.
  const from = `${new Date(Date.parse(since) - clockSkewMs).toISOString().slice(0, 19)}Z`
  const query = { LastUpdated: from, ...(matterId === null ? {} : { MatterId: matterId }) }
  const request = { path: `/bankaccounts/${encodeURIComponent(accountId)}/transactions`, query }
  const told = await wholeList(api, wireTransaction, { request, keyOf: ({ id }) => id })
  // A reversal may repeat the note of what it undoes.
  const own = told.filter(({ wire }) => wire.reversedFromTransaction === undefined && markerOf(wire.note ?? null) === marker)
  return foundRecord(own.map(({ wire }) => ({ vendorId: transactionId(accountId, wire.id) })))
}
