import type { AccountFacts, PortalAddress } from '../../../core/vendorAdapter.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { customsOf, regionOf } from '../hosts.js'
import { entitlements } from '../map/entitlements.js'
import { firmZone } from '../map/firmZone.js'
import { staffName } from '../map/User.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { scopesOf } from '../wire/claims.js'
import { wireFirm } from '../wire/Firm.js'
import { readStaff } from './users.js'

/** Who signed in, at which firm, where. Two requests: the firm and its staff. */
export const accountFacts = async (api: SmokeballApi, portal: PortalAddress): Promise<AccountFacts> => {
  const [firm, staff, session] = await Promise.all([api.get('/firm', wireFirm), readStaff(api), api.session()])
  const region = regionOf(portal)
  const state = blankToNull(firm.streetAddress?.state) ?? blankToNull(firm.mailingAddress?.state)
  // The token names the user; records name the staff member behind it.
  const me = staff.find(({ wire }) => wire.userId === session.userId)?.wire
  return {
    firmName: firm.name,
    region,
    timeZone: firmZone(region, state),
    currency: customsOf[region].currency,
    userId: me?.id ?? null,
    userName: me === undefined ? '' : staffName(me),
    roles: me?.role === undefined ? [] : [me.role],
    entitlements: entitlements(scopesOf(session.accessToken)),
  }
}
