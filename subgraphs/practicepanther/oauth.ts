import { SessionDeadError } from '../../core/errors.js'
import type { Clock } from '../../core/clock.js'
import type { OAuthClient } from '../../core/vendorAdapter.js'
import { z } from 'zod'
import { parseJson } from '../vendor/http/parseJson.js'
import { parseWire } from '../vendor/http/parseWire.js'
import type { PortalHttp } from '../vendor/http/PortalHttp.js'
import type { TokenPair } from './PracticePantherSession.js'

/** Where the vendor sends the browser after consent. Nothing listens there: the address itself carries the code. */
export const redirectUri = 'http://127.0.0.1:9/callback'

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
})

/** The address that asks the signed-in person for consent. `scope` is optional and there is only one. */
export const authorizeAddress = (web: string, { clientId }: OAuthClient, state: string): string =>
  `${web}/OAuth/Authorize?${new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state }).toString()}`

/** What a token is asked for with. */
export type GrantRequest =
  | { readonly grant_type: 'authorization_code'; readonly code: string; readonly redirect_uri: string }
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: string }

/** Asks for tokens, once: a code and a refresh token are spent by it. Throws SessionDeadError where the vendor refuses. */
export const requestToken = async (
  http: PortalHttp,
  { web, oauth, clock, grant }: { readonly web: string; readonly oauth: OAuthClient; readonly clock: Clock; readonly grant: GrantRequest },
): Promise<TokenPair> => {
  const form = new URLSearchParams({ ...grant, client_id: oauth.clientId, client_secret: oauth.clientSecret.reveal() })
  const answer = await http.send({
    method: 'POST',
    url: `${web}/OAuth/Token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
    repeatable: false,
  })
  if (answer.status !== 200) throw new SessionDeadError(`PracticePanther gave no token (status ${answer.status})`)
  const token = parseWire(tokenAnswer, parseJson(answer.text, 'OAuth/Token', 'PRACTICEPANTHER'), 'OAuth/Token', 'PRACTICEPANTHER')
  return {
    accessToken: token.access_token,
    refreshToken: token.refresh_token,
    expiresAt: new Date(clock.now().getTime() + token.expires_in * 1000).toISOString(),
  }
}
