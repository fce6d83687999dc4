import type { AccountFacts } from '../../../core/vendorAdapter.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { accountFacts } from '../map/accountFacts.js'
import type { ClioApi } from '../openClioApi.js'
import { singleAnswer } from '../wire/ListAnswer.js'
import { whoAmI, whoAmIFields } from '../wire/WhoAmI.js'
import type { AccountLookups } from './accountLookups.js'

/** Who is signed in, and to which firm: two requests, of which the second is made once for a connection. */
export const readAccount = async (api: ClioApi, lookups: AccountLookups, region: string | null): Promise<AccountFacts> => {
  const answer = await api.get('users/who_am_i', [['fields', whoAmIFields]])
  const { data } = parseWire(singleAnswer, answer, 'users/who_am_i', 'CLIO')
  const who = parseWire(whoAmI, data, 'users/who_am_i', 'CLIO')
  return accountFacts(who, { currency: await lookups.currency(), region })
}
