import { Agent } from 'undici'
import { z } from 'zod'
import type { Clock } from '../../../core/clock.js'
import { MattergraphError } from '../../../core/errors.js'
import type { PortalInstruments } from '../../../core/instruments/PortalInstruments.js'
import type { OAuthClient } from '../../../core/vendorAdapter.js'
import { connectionFailure } from '../../vendor/http/connectionFailure.js'
import { exchange } from '../../vendor/http/exchange.js'
import { parseJson } from '../../vendor/http/parseJson.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { PortalRequest } from '../../vendor/http/PortalHttp.js'
import { watchRequest } from '../../vendor/http/watchRequest.js'
import type { TokenPair } from '../session.js'
import { redirectUri } from './authorizeAddress.js'

/** What is given for tokens: the code of a consent, or a refresh token. Either is good once. */
export type Grant = { readonly code: string } | { readonly refreshToken: string }

/** Where and as whom tokens are asked for. */
export interface TokenHost {
  readonly auth: string
  readonly oauth: OAuthClient
  readonly clock: Clock
  /** What the request is watched by; absent where nobody looks. */
  readonly instruments?: PortalInstruments | undefined
}

const patienceMs = 30_000

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
})

/**
 * Exchanges a grant for tokens; undefined where MyCase refuses it. Never repeated: a grant whose answer was lost is spent.
 * Throws VENDOR_UNAVAILABLE, VENDOR_RATE_LIMITED, and DRIFT for an answer of another form.
 */
export const requestTokens = async (host: TokenHost, grant: Grant): Promise<TokenPair | undefined> => {
  const sentAt = host.clock.now().getTime()
  const request = {
    method: 'POST',
    url: `${host.auth}/tokens`,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: host.oauth.clientId, client_secret: host.oauth.clientSecret.reveal(), ...grantFields(grant) }),
  } as const
  const answer = await watchRequest(host.instruments, { vendor: 'MYCASE', ...request }, () => post(request))
  if (answer.status === 429) throw new MattergraphError('VENDOR_RATE_LIMITED', 'MyCase limits requests for tokens', { vendor: 'MYCASE' })
  if (answer.status >= 500) {
    throw new MattergraphError('VENDOR_UNAVAILABLE', `MyCase answered the request for tokens with status ${answer.status}`, {
      vendor: 'MYCASE',
    })
  }
  if (answer.status >= 400) return undefined
  const tokens = parseWire(tokenAnswer, parseJson(answer.text, 'tokens', 'MYCASE'), 'tokens', 'MYCASE')
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    expiresAt: new Date(sentAt + tokens.expires_in * 1000).toISOString(),
  }
}

const grantFields = (grant: Grant): Readonly<Record<string, string>> =>
  'code' in grant
    ? { grant_type: 'authorization_code', code: grant.code, redirect_uri: redirectUri }
    : { grant_type: 'refresh_token', refresh_token: grant.refreshToken }

const post = async (request: PortalRequest): Promise<{ readonly status: number; readonly text: string }> => {
  const agent = new Agent({ connect: { timeout: 10_000 } })
  try {
    const { response } = await exchange(agent, request, request.headers ?? {}, AbortSignal.timeout(patienceMs))
    return response
  } catch (thrown) {
    throw connectionFailure('MYCASE', request, thrown, false)
  } finally {
    await agent.destroy()
  }
}
