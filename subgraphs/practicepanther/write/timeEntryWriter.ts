import { z } from 'zod'
import type { TimeEntryChanges, TimeEntryIntent } from '../../../core/command/TimeEntryIntent.js'
import { Money } from '../../../core/money.js'
import type { TimeEntryWriter } from '../../../core/recordWriters.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { markerOf } from '../../vendor/write/marker.js'
import { privateNote } from '../map/privateNote.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import type { FirmFacts } from '../read/firmFacts.js'
import { wireMatter } from '../wire/Matter.js'
import { dateTime, guid } from '../wire/scalars.js'
import { wireTimeEntry } from '../wire/TimeEntry.js'
import { activityFields } from './activityFields.js'
import { createdSince } from './createdSince.js'
import { noonIn } from './noonIn.js'
import { readWritten } from './readWritten.js'
import { refusal, refusedWrite } from './refusedWrite.js'
import { settleMs } from './settleMs.js'

const path = 'timeentries'
const written = z.object({ id: guid })
/** As much of an entry as tells whether it is the one looked for: a search does not fail over what it has no use for. */
const searched = z.object({ id: guid, created_at: dateTime, private_notes: z.string().nullable() })

/**
 * Time entries by API v2. The marker and the caller's reference stand in the private notes, which no client sees. An update replaces the whole entry, so the entry is read first, and everything
 * that is not to be changed sent back as it came.
 */
export const timeEntryWriter = (api: PracticePantherApi, facts: () => Promise<FirmFacts>): TimeEntryWriter => ({
  settleMs,
  create: async (intent, marker) => {
    const body = {
      ...(await fieldsOf(api, intent, await facts())),
      is_billed: false,
      private_notes: privateNote(intent.referenceId, marker),
      ...(await partiesOf(api, intent, facts)),
    }
    return { vendorId: readWritten(await api.change('POST', `v2/${path}`, body), written, path).id }
  },
  findCreated: async (_intent, marker, since) => {
    const entries = await createdSince(api, { collection: path, schema: searched, since })
    const entry = entries.find(({ private_notes: note }) => markerOf(note) === marker)
    return entry === undefined ? { found: 'NOTHING' } : { found: 'RECORD', vendorId: entry.id }
  },
  update: async (vendorId, changes) => {
    const id = encodeURIComponent(vendorId)
    const stored = await api.find(`v2/${path}/${id}`)
    if (stored === undefined) throw refusal('PracticePanther has no such time entry')
    const { date } = parseWire(wireTimeEntry, stored, path, 'PRACTICEPANTHER')
    // The vendor tells dates in UTC without saying so; as an answer it would be left to guess. The cast holds for what was parsed as an object.
    const body = { ...(stored as object), date, ...(await fieldsOf(api, changes, await facts())) }
    readWritten(await api.change('PUT', `v2/${path}?id=${id}`, body), z.object({ id: z.literal(vendorId) }), path)
  },
  delete: async (vendorId) => {
    const response = await api.change('DELETE', `v2/${path}?id=${encodeURIComponent(vendorId)}`)
    if (response.status !== 200 && response.status !== 404) throw refusedWrite(response, path)
  },
})

/** The vendor's fields for those that are given, and no others. */
const fieldsOf = async (
  api: PracticePantherApi,
  { date, durationSeconds, description, billable, activityCode, rate }: TimeEntryChanges,
  { timeZone }: FirmFacts,
): Promise<object> => ({
  ...(date === undefined ? {} : { date: noonIn(timeZone, date) }),
  ...(durationSeconds === undefined ? {} : { hours: new Money(durationSeconds).div(3_600).toNumber() }),
  ...(description === undefined ? {} : { description }),
  ...(billable === undefined ? {} : { is_billable: billable }),
  // A blank rate becomes the one that the vendor has for the matter or the user.
  ...(rate === undefined ? {} : { rate: rate === null ? null : new Money(rate).toNumber() }),
  ...(activityCode === undefined ? {} : await activityFields(api, activityCode)),
})

/** Whose time it is, and for whom: the matter's own client. */
const partiesOf = async (
  api: PracticePantherApi,
  { matterId, userId }: TimeEntryIntent,
  facts: () => Promise<FirmFacts>,
): Promise<object> => {
  const matter = await api.find(`v2/matters/${encodeURIComponent(matterId)}`)
  if (matter === undefined) throw refusal('PracticePanther has no such matter')
  const client = parseWire(wireMatter, matter, 'matters', 'PRACTICEPANTHER').account_ref
  return {
    matter_ref: { id: matterId },
    account_ref: client === null ? null : { id: client.id },
    billed_by_user_ref: { id: userId ?? (await facts()).me.id },
  }
}
