import type { TimeEntryChanges, TimeEntryIntent } from '../../../core/command/TimeEntryIntent.js'
import { MattergraphError } from '../../../core/errors.js'
import { Money } from '../../../core/money.js'
import type { TimeEntryWriter } from '../../../core/recordWriters.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { withMarker } from '../../vendor/write/marker.js'
import type { ClioApi } from '../openClioApi.js'
import { singleAnswer } from '../wire/ListAnswer.js'
import { ratedActivity, ratedActivityFields } from '../wire/TimeEntry.js'
import { activityDescriptionOf } from './activityDescriptionOf.js'
import { findMarked } from './findMarked.js'
import { refusedWrite } from './refusedWrite.js'
import { writeRecord } from './writeRecord.js'

const vendor = 'CLIO'
const path = 'activities'

/**
 * Time entries by the API. The marker stands at the end of the reference, beside the caller's own: what stands in the note is printed on bills. A rate that is not given is left to
 * Clio, and a change leaves it as it is: Clio itself would look it up anew with another description.
 */
export const timeEntryWriter = (api: ClioApi): TimeEntryWriter => {
  const descriptionOf = activityDescriptionOf(api)
  const described = async (code: string | null): Promise<object> => ({
    activity_description: { id: code === null ? null : await descriptionOf(code) },
  })
  const dataOf = async (intent: TimeEntryIntent, marker: string): Promise<object> => ({
    type: 'TimeEntry',
    matter: { id: Number(intent.matterId) },
    ...(intent.userId === null ? {} : { user: { id: Number(intent.userId) } }),
    date: intent.date,
    quantity: intent.durationSeconds,
    note: intent.description,
    non_billable: !intent.billable,
    ...(intent.rate === null ? {} : { price: new Money(intent.rate).toNumber() }),
    ...(intent.activityCode === null ? {} : await described(intent.activityCode)),
    reference: withMarker(intent.referenceId ?? '', marker),
  })
  return {
    settleMs: 0,
    create: async (intent, marker) => ({ vendorId: await writeRecord(api, { method: 'POST', path, data: await dataOf(intent, marker) }) }),
    findCreated: async (_intent, marker, since) =>
      findMarked(api, { path, filter: [['type', 'TimeEntry']], field: 'reference' }, { marker, since }),
    update: async (vendorId, changes) => {
      const data = { ...plainChanges(changes), ...(changes.activityCode === undefined ? {} : await described(changes.activityCode)) }
      // Tags alone: Clio has no place for them.
      if (Object.keys(data).length === 0) return
      const one = `${path}/${vendorId}`
      const rate = await rateToKeep(api, one, changes)
      await writeRecord(api, {
        method: 'PATCH',
        path: one,
        data: { ...data, ...rate.data },
        ...(rate.etag === null ? {} : { etag: rate.etag }),
      })
    },
    delete: async (vendorId) => {
      const response = await api.change('DELETE', `${path}/${vendorId}`, {})
      if (response.status !== 204 && response.status !== 404) throw refusedWrite(response, path)
    },
  }
}

const plainChanges = ({ date, durationSeconds, description, billable, rate }: TimeEntryChanges): object => ({
  ...(date === undefined ? {} : { date }),
  ...(durationSeconds === undefined ? {} : { quantity: durationSeconds }),
  ...(description === undefined ? {} : { note: description }),
  // Work without charge is not billable either, and stays so unless it is told.
  ...(billable === undefined ? {} : billable ? { non_billable: false, no_charge: false } : { non_billable: true }),
  ...(rate === undefined || rate === null ? {} : { price: new Money(rate).toNumber() }),
})

/** The rate that an entry has, where a change would lose it, with the state in which it has it. A flat amount is no rate and is not overwritten with one. */
const rateToKeep = async (
  api: ClioApi,
  one: string,
  { rate = null, activityCode }: TimeEntryChanges,
): Promise<{ readonly data: object; readonly etag: string | null }> => {
  if (rate === null && activityCode === undefined) return { data: {}, etag: null }
  const { data } = parseWire(singleAnswer, await api.get(one, [['fields', ratedActivityFields]]), path, vendor)
  const { price, flat_rate: isFlat, etag } = parseWire(ratedActivity, data, path, vendor)
  if (isFlat && rate !== null) throw refused('the entry is billed at a flat amount and has no hourly rate')
  if (rate !== null) return { data: {}, etag }
  if (price === null) throw refused('the firm hides rates from the signed-in user, and Clio would change this one')
  return { data: { price }, etag }
}

const refused = (reason: string): MattergraphError =>
  new MattergraphError('VENDOR_REJECTED', `Clio cannot change the rate of a time entry: ${reason}`, { vendor, outcome: 'NOT_APPLIED' })
