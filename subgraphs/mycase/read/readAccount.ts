import type { AccountFacts } from '../../../core/vendorAdapter.js'
import { parseJson } from '../../vendor/http/parseJson.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { roleName } from '../../vendor/map/roleName.js'
import { currency } from '../map/currency.js'
import { fullName } from '../map/fullName.js'
import type { MyCaseApi } from '../openMyCaseApi.js'
import { refusedRequest } from '../refusedRequest.js'
import { firmWire } from '../wire/Firm.js'
import { staffWire, type StaffWire } from '../wire/Staff.js'

/** Where the portal shows no time zone, its times are told in UTC, as the API's are. */
export const unknownTimeZone = 'Etc/UTC'

/** What opens to the signed-in user, by the list that shows it. MyCase publishes no names of scopes and tells no permissions: the lists are asked. */
const entitlements = [
  ['staff', 'users'],
  ['clients', 'contacts'],
  ['cases', 'matters'],
  ['time_entries', 'time'],
] as const

/** Who is signed in, at which firm: six requests. */
export const readAccount = async (api: MyCaseApi, timeZone: string | null): Promise<AccountFacts> => {
  const [firm, me, open] = await Promise.all([
    one(api, 'firm').then((body) => parseWire(firmWire, body, 'firm', 'MYCASE')),
    one(api, 'me').then((body) => parseWire(staffWire, body, 'me', 'MYCASE')),
    Promise.all(entitlements.map(async ([path, name]) => ((await isOpen(api, path)) ? [name] : []))),
  ])
  return {
    firmName: firm.name,
    region: null,
    timeZone: timeZone ?? unknownTimeZone,
    currency,
    userId: String(me.id),
    userName: nameOf(me),
    roles: [roleName(me.type ?? '')].filter((role) => role !== null),
    entitlements: open.flat(),
  }
}

const nameOf = (me: StaffWire): string =>
  fullName([me.first_name, me.middle_initial, me.last_name]) ?? blankToNull(me.email) ?? String(me.id)

const one = async (api: MyCaseApi, path: string): Promise<unknown> => {
  const response = await api.get(path)
  if (response.status !== 200) throw refusedRequest(response, path)
  return parseJson(response.text, path, 'MYCASE')
}

const isOpen = async (api: MyCaseApi, path: string): Promise<boolean> => {
  const response = await api.get(`${path}?page_size=1`)
  if (response.status !== 200 && response.status !== 403) throw refusedRequest(response, path)
  return response.status === 200
}
