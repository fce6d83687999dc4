import type { Page } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import { Secret } from '../../../core/Secret.js'
import type { OAuthClient, SignInOutcome, SignInTools } from '../../../core/vendorAdapter.js'
import { callbackPage } from '../pages/CallbackPage.js'
import type { MyCaseSession } from '../session.js'
import { requestTokens } from './requestTokens.js'

/** What was known when the browser was sent to consent. */
export interface ConsentAsked {
  readonly oauth: OAuthClient
  readonly state: string
  /** What the portal's dashboard yielded; undefined where it was never reached. */
  readonly portal: Omit<MyCaseSession, 'tokens'> | undefined
}

/** Takes the code out of the address the browser was sent to, and exchanges it: the end of the sign-in. */
export const takeCode = async (tools: SignInTools<Page>, { oauth, state, portal }: ConsentAsked): Promise<SignInOutcome> => {
  const answer = callbackPage.outcome(tools.page)
  if (answer.has('error')) return { outcome: 'REFUSED', detail: 'MyCase did not give consent to the OAuth client.' }
  const code = answer.get('code')
  if (code === null || answer.get('state') !== state || portal === undefined) {
    throw new MattergraphError('DRIFT', 'expected a code and the state that was sent, came others', { vendor: 'MYCASE' })
  }
  const { portal: hosts, clock, instruments } = tools
  const tokens = await requestTokens({ auth: hosts.auth, oauth, clock, instruments }, { code })
  if (tokens === undefined) return { outcome: 'REFUSED', detail: 'MyCase refuses the id or secret of the OAuth client.' }
  const session: MyCaseSession = { ...portal, tokens }
  return { outcome: 'SIGNED_IN', session: new Secret(session) }
}
