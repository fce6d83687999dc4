import { Money } from '../../../core/money.js'
import { MattergraphError } from '../../../core/errors.js'
import type { TimeEntryIntent } from '../../../core/command/TimeEntryIntent.js'
import type { TimeEntryWriter } from '../../../core/recordWriters.js'
import { parseJson } from '../../vendor/http/parseJson.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { markerOf, withMarker } from '../../vendor/write/marker.js'
import type { MyCaseApi } from '../openMyCaseApi.js'
import { readListPage } from '../read/readListPage.js'
import { timeEntryWire } from '../wire/TimeEntry.js'
import { defaultRate, workerOf } from './defaultRate.js'
import { hoursOf } from './hoursOf.js'
import { refusedWrite } from './refusedWrite.js'
import { settleMs } from './settleMs.js'
import type { FormTools } from './submitForm.js'
import { plainActivity, updateTimeEntry } from './updateTimeEntry.js'

/** The vendor's clock and ours are not one: a search begins this much before the write. */
const clockSkewMs = 5 * 60_000

/**
 * Time entries, made and deleted by the Open API. It has no way to change one, so that is done with the portal's form. The marker stands at the end of the description, the one text that
 * MyCase keeps as it is.
 */
export const timeEntryWriter = (api: MyCaseApi, forms: FormTools): TimeEntryWriter => ({
  settleMs,
  create: async (intent, marker) => {
    const body = JSON.stringify(await requestOf(api, intent, marker))
    const response = await api.change('POST', 'time_entries', body)
    if (response.status !== 201) throw refusedWrite(response, 'time_entries')
    const created = readCreated(response.text)
    return { vendorId: String(created.id) }
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
  update: async (vendorId, changes) => updateTimeEntry(api, forms, vendorId, changes),
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
  const worker = await workerOf(api, intent.userId)
  const rate = intent.rate ?? (await defaultRate(api, { caseId: intent.matterId, worker }))
  return {
    activity_name: intent.activityCode ?? plainActivity,
    description: withMarker(intent.description, marker),
    billable: intent.billable,
    entry_date: intent.date,
    rate: new Money(rate).toNumber(),
    hours: Number(hoursOf(intent.durationSeconds)),
    flat_fee: false,
    case: { id: Number(intent.matterId) },
    staff: { id: worker.id },
  }
}
