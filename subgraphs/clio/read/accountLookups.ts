import type { Clock } from '../../../core/clock.js'
import { MattergraphError } from '../../../core/errors.js'
import type { CalendarDate } from '../../../core/record/scalars.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { calendarDateIn } from '../../vendor/map/calendarDateIn.js'
import { timeZone } from '../map/timeZone.js'
import type { ClioApi } from '../openClioApi.js'
import { billingSettings, billingSettingsFields } from '../wire/BillingSettings.js'
import { customField, customFieldFields } from '../wire/CustomField.js'
import { singleAnswer } from '../wire/ListAnswer.js'
import { activityId } from '../wire/TimeEntry.js'
import { whoAmI } from '../wire/WhoAmI.js'
import { kept } from './kept.js'
import { listAll, listAllConfirmed, listPage } from './listPages.js'

const vendor = 'CLIO'

/** What several kinds look up about the account; each is asked for when first needed and kept while the connection is open. */
export interface AccountLookups {
  /** The account's currency. `fallback` stands where the user may not see billing settings. */
  currency(): Promise<string>
  /** The date it is for the firm. */
  today(): Promise<CalendarDate>
  /** The texts of all picklist options by option id; empty where the account may not read definitions. */
  optionTexts(): Promise<ReadonlyMap<string, string>>
  /** Every written-off activity, time and expenses alike, asked for anew when `afresh`. */
  allWrittenOff(afresh: boolean): Promise<ReadonlySet<string>>
  /** Those of these activities that were written off: one request for up to 200. */
  writtenOffAmong(ids: readonly string[]): Promise<ReadonlySet<string>>
}

const zoneOfUser = whoAmI.pick({ time_zone: true })
const pageLimit = 200

/** Only the status filter tells what was written off. */
const writtenOffQuery = [
  ['fields', 'id'],
  ['status', 'written_off'],
] as const

/** Opens the lookups of one account. Makes no request. */
export const accountLookups = (api: ClioApi, clock: Clock, fallbackCurrency: string): AccountLookups => {
  const currency = kept(async () => {
    const answer = await unlessForbidden(api.get('settings/billing', [['fields', billingSettingsFields]]))
    if (answer === undefined) return fallbackCurrency
    const { data } = parseWire(singleAnswer, answer, 'settings/billing', vendor)
    return parseWire(billingSettings, data, 'settings/billing', vendor).currency
  })
  const zone = kept(async () => {
    const answer = await api.get('users/who_am_i', [['fields', 'time_zone']])
    const { data } = parseWire(singleAnswer, answer, 'users/who_am_i', vendor)
    const { time_zone: name } = parseWire(zoneOfUser, data, 'users/who_am_i', vendor)
    return timeZone(name) ?? 'Etc/UTC'
  })
  const optionTexts = kept(async () => {
    const texts = new Map<string, string>()
    try {
      for await (const value of listAll(api, { path: 'custom_fields', query: [['fields', customFieldFields]], limit: pageLimit })) {
        const field = parseWire(customField, value, 'custom_fields', vendor)
        for (const { id, option } of field.picklist_options) texts.set(String(id), option)
      }
    } catch (thrown) {
      if (!isForbidden(thrown)) throw thrown
    }
    return texts
  })
  const writtenOff = kept(async () => {
    const ids = new Set<string>()
    for await (const value of listAllConfirmed(api, { path: 'activities', query: writtenOffQuery, limit: pageLimit }))
      ids.add(writtenOffId(value))
    return ids
  })
  return {
    currency: () => currency(false),
    today: async () => calendarDateIn(await zone(false), clock.now().toISOString()),
    optionTexts: () => optionTexts(false),
    allWrittenOff: (afresh) => writtenOff(afresh),
    writtenOffAmong: async (ids) => {
      const query = [...writtenOffQuery, ...ids.map((id) => ['ids[]', id] as const)]
      const { data } = await listPage(api, { path: 'activities', query, limit: pageLimit }, null)
      return new Set(data.map(writtenOffId))
    },
  }
}

const writtenOffId = (value: unknown): string => String(parseWire(activityId, value, 'activities', vendor).id)

const isForbidden = (thrown: unknown): boolean => thrown instanceof MattergraphError && thrown.code === 'FORBIDDEN'

const unlessForbidden = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked
  } catch (thrown) {
    if (isForbidden(thrown)) return undefined
    throw thrown
  }
}
