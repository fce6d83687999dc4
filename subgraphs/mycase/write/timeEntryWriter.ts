import type { TimeEntryIntent } from '../../../core/command/TimeEntryIntent.js'
import { MattergraphError } from '../../../core/errors.js'
import { Money } from '../../../core/money.js'
import type { TimeEntryWriter } from '../../../core/vendorAdapter.js'
import { parseJson } from '../../vendor/http/parseJson.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { markerOf, withMarker } from '../../vendor/write/marker.js'
import type { MyCaseApi } from '../openMyCaseApi.js'
import { readListPage } from '../read/readListPage.js'
import { refusedRequest } from '../refusedRequest.js'
import { staffWire } from '../wire/Staff.js'
import { timeEntryWire } from '../wire/TimeEntry.js'
import { refusedWrite } from './refusedWrite.js'

/** The vendor's clock and ours are not one: a search begins this much before the write. */
const clockSkewMs = 5 * 60_000

/** MyCase asks for a name of the activity; this one stands where nobody gave a code. */
const plainActivity = 'Legal services'

/** Hours as MyCase takes them, to the second: six decimals of an hour are finer than one. */
const hoursOf = (seconds: number): number => new Money(seconds).div(3_600).toDecimalPlaces(6).toNumber()

/**
 * Time entries by the Open API. It has no way to change one: what is there can be deleted and made anew, but then it is another record. The marker stands at the
 * end of the description, the one text that MyCase keeps as it is.
 */
export const timeEntryWriter = (api: MyCaseApi): TimeEntryWriter => ({
  settleMs: 0,
  create: async (intent, marker) => {
    const body = JSON.stringify(await requestOf(api, intent, marker))
    const response = await api.change('POST', 'time_entries', body)
    if (response.status !== 201) throw refusedWrite(response, 'time_entries')
    const created = readCreated(response.text)
    return String(created.id)
  },
  findCreated: async (_intent, marker, since) => {
    const from = new Date(Date.parse(since) - clockSkewMs).toISOString()
    const list = { path: 'time_entries', query: `filter[updated_after]=${encodeURIComponent(from)}` }
    for (let token: string | null = null, first = true; first || token !== null; first = false) {
      const page = await readListPage(api, list, token)
      for (const item of page.items) {
        const entry = parseWire(timeEntryWire, item, 'time_entries', 'MYCASE')
        if (markerOf(entry.description) === marker) return { found: 'RECORD', vendorId: String(entry.id) }
      }
      token = page.next
    }
    return { found: 'NOTHING' }
  },
  update: null,
  delete: async (vendorId) => {
    const response = await api.change('DELETE', `time_entries/${encodeURIComponent(vendorId)}`)
    if (response.status !== 204 && response.status !== 404) throw refusedWrite(response, 'time_entries')
  },
})

/** What MyCase made; an answer that cannot be read says nothing of whether it did. */
const readCreated = (text: string): { readonly id: number } => {
  try {
    return parseWire(timeEntryWire, parseJson(text, 'time_entries', 'MYCASE'), 'time_entries', 'MYCASE')
  } catch (thrown) {
    if (!(thrown instanceof MattergraphError)) throw thrown
    throw new MattergraphError(thrown.code, thrown.message, { vendor: 'MYCASE', outcome: 'UNCERTAIN', cause: thrown })
  }
}

const requestOf = async (api: MyCaseApi, intent: TimeEntryIntent, marker: string): Promise<object> => {
  const staff = await staffOf(api, intent.userId)
  const rate = intent.rate ?? staff.rate ?? '0'
  return {
    activity_name: intent.activityCode ?? plainActivity,
    description: withMarker(intent.description, marker),
    billable: intent.billable,
    entry_date: intent.date,
    rate: new Money(rate).toNumber(),
    hours: hoursOf(intent.durationSeconds),
    flat_fee: false,
    case: { id: Number(intent.matterId) },
    staff: { id: staff.id },
  }
}

/** Who worked: the one named, else the signed-in user; with the rate MyCase itself would propose. */
const staffOf = async (api: MyCaseApi, userId: string | null): Promise<{ readonly id: number; readonly rate: string | null }> => {
  const path = userId === null ? 'me' : `staff/${encodeURIComponent(userId)}`
  const response = await api.get(path)
  if (response.status !== 200) throw refusedRequest(response, path)
  const { id, default_hourly_rate: rate } = parseWire(staffWire, parseJson(response.text, path, 'MYCASE'), path, 'MYCASE')
  return { id, rate: rate === null ? null : String(rate) }
}
