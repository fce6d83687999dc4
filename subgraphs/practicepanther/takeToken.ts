import type { Page } from 'puppeteer'
import { SessionDeadError } from '../../core/errors.js'
import { parseAccountKey } from '../../core/recordId.js'
import type { SignInOutcome, SignInTools } from '../../core/vendorAdapter.js'
import { saveDrift } from '../vendor/browser/saveDrift.js'
import { openPortalHttp } from '../vendor/http/openPortalHttp.js'
import type { PortalHttp } from '../vendor/http/PortalHttp.js'
import { redirectUri, requestToken } from './oauth.js'
import { requestLimit } from './openPracticePantherApi.js'
import type { TokenPair } from './PracticePantherSession.js'

/** Exchanges the code the browser was sent back with. Where it cannot, the outcome the sign-in ends with. */
export const takeToken = async (
  tools: SignInTools<Page>,
  { address, state }: { readonly address: string; readonly state: string },
): Promise<TokenPair | SignInOutcome> => {
  const { portal, oauth, clock } = tools
  const answer = new URL(address).searchParams
  const code = answer.get('code')
  if (oauth === null || answer.get('state') !== state)
    return saveDrift(tools, 'callback', 'callback: expected the state that was sent, came another')
  if (code === null) return { outcome: 'REFUSED', detail: `PracticePanther gave no code: ${answer.get('error') ?? 'no reason'}` }
  const http = openTokenHttp(tools)
  try {
    return await requestToken(http, {
      web: portal.web,
      oauth,
      clock,
      grant: { grant_type: 'authorization_code', code, redirect_uri: redirectUri },
    })
  } catch (thrown) {
    if (thrown instanceof SessionDeadError) return { outcome: 'REFUSED', detail: 'PracticePanther refused the OAuth client or its secret.' }
    throw thrown
  } finally {
    await http.close()
  }
}

/** A client for one request, of an account that has no key yet. */
const openTokenHttp = ({ clock, instruments }: SignInTools<Page>): PortalHttp => {
  const account = parseAccountKey('signingin')
  if (account === undefined) throw new TypeError('signingin is an account key')
  return openPortalHttp({
    vendor: 'PRACTICEPANTHER',
    account,
    clock,
    limit: requestLimit,
    limitScale: 1,
    instruments,
    cookies: null,
    headers: async () => ({}),
    isSignedOut: () => false,
  })
}
