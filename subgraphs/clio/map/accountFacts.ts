import { MattergraphError } from '../../../core/errors.js'
import type { AccountFacts } from '../../../core/vendorAdapter.js'
import type { ClioWhoAmI } from '../wire/WhoAmI.js'
import { timeZone } from './timeZone.js'
import { userRole } from './User.js'

/** What the signed-in account is. Throws DRIFT for a time zone nobody knows. */
export const accountFacts = (
  who: ClioWhoAmI,
  { currency, region }: { readonly currency: string; readonly region: string | null },
): AccountFacts => {
  const zone = timeZone(who.time_zone)
  if (zone === undefined)
    throw new MattergraphError('DRIFT', 'who_am_i.time_zone: expected the name of a known time zone', { vendor: 'CLIO' })
  return {
    firmName: who.account.name,
    region,
    timeZone: zone,
    currency,
    userId: String(who.id),
    userName: who.name,
    roles: [...new Set([userRole(who), ...who.roles, ...(who.account_owner ? ['account_owner'] : [])])],
    entitlements: entitlements(who),
  }
}

/** Assumed: Clio does not tell licences; every user sees matters, contacts and time, and the permissions open the rest. */
const entitlements = ({ roles }: ClioWhoAmI): readonly string[] => [
  'matters',
  'contacts',
  'time',
  ...(roles.includes('billing') || roles.includes('admin') ? ['invoices', 'payments'] : []),
  ...(roles.includes('accounts') ? ['trust'] : []),
]
