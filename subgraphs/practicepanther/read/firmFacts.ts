import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { timeZone } from '../map/timeZone.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { wireLegacyUser, wireUser, type WireLegacyUser, type WireUser } from '../wire/User.js'
import { parseList } from './parseList.js'

const vendor = 'PRACTICEPANTHER'

/** What has to be known of the firm before any record can be mapped. */
export interface FirmFacts {
  readonly me: WireUser
  readonly legacyMe: WireLegacyUser
  /** IANA name. */
  readonly timeZone: string
  /** ISO 4217. */
  readonly currency: string
}

/** Asks for the facts at the first use and keeps them: three requests in a connection's life. A failure is forgotten. */
export const createFirmFacts = (api: PracticePantherApi): (() => Promise<FirmFacts>) => {
  let known: Promise<FirmFacts> | undefined
  return async () => {
    known ??= readFacts(api).catch((thrown: unknown) => {
      known = undefined
      throw thrown
    })
    return known
  }
}

const readFacts = async (api: PracticePantherApi): Promise<FirmFacts> => {
  const me = parseWire(wireUser, await api.get('v2/users/me'), 'users/me', vendor)
  const legacyMe = parseWire(wireLegacyUser, await api.get(`user/${me.id}`), 'user', vendor)
  return { me, legacyMe, timeZone: zoneOf(legacyMe), currency: await readCurrency(api) }
}

/** Without the zone no "date only" field can be told; a guess would move dates by a day. */
const zoneOf = ({ timeZoneId }: WireLegacyUser): string => {
  const zone = timeZoneId === null ? undefined : timeZone(timeZoneId)
  if (zone !== undefined) return zone
  const came = timeZoneId === null ? 'none; set one for the signed-in user' : `“${timeZoneId.slice(0, 60)}”`
  throw new MattergraphError(
    'DRIFT',
    `PracticePanther answered in an unknown form: user.timeZoneId: expected a known time zone, came ${came}`,
    {
      vendor,
    },
  )
}

const currencyOfAccount = z.object({ currencyCode: z.string().regex(/^[A-Z]{3}$/) })

/** API v2 names no currency; the legacy API names one on each account. A firm without accounts has no sums yet: US dollars are assumed. */
const readCurrency = async (api: PracticePantherApi): Promise<string> => {
  const [first] = parseList(currencyOfAccount, await api.get('account', { $top: 1 }), 'account')
  return first?.wire.currencyCode ?? 'USD'
}
