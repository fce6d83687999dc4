import { z } from 'zod'
import { SessionDeadError } from '../../core/errors.js'
import { Secret } from '../../core/Secret.js'
import type { ConnectionOptions, VendorSession } from '../../core/vendorAdapter.js'
import { parseJson } from '../vendor/http/parseJson.js'
import { parseWire } from '../vendor/http/parseWire.js'
import type { PortalHttp } from '../vendor/http/PortalHttp.js'
import { renewSession } from '../vendor/renewSession.js'
import { type ClioBearer, clioSession } from './ClioSession.js'

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** An access token that is kept fresh. */
export interface BearerToken {
  /** The token to send now. */
  current(): string
  /** Whether its time is over, as far as is known. */
  isExpired(): boolean
  /** Gets a new one, once for all who ask meanwhile. Throws SessionDeadError where the grant is gone. */
  refresh(http: PortalHttp): Promise<void>
}

/** Clio's refresh tokens are reused and never rotated: the answer holds only a new access token. */
export const bearerToken = (session: ClioBearer, options: ConnectionOptions): BearerToken => {
  let bearer = session
  let refreshing: Promise<void> | undefined
  const refresh = async (http: PortalHttp): Promise<void> => {
    bearer = parseBearer(
      await renewSession(options, new Secret(bearer), async (stored) => {
        const latest = parseBearer(stored)
        return latest.accessToken === bearer.accessToken ? new Secret(await successorOf(latest, http)) : stored
      }),
    )
  }
  const successorOf = async (spent: ClioBearer, http: PortalHttp): Promise<ClioBearer> => {
    const { refreshToken } = spent
    if (refreshToken === null || options.oauth === null) throw new SessionDeadError("Clio's access token ended and cannot be refreshed")
    const form = new URLSearchParams({
      client_id: options.oauth.clientId,
      client_secret: options.oauth.clientSecret.reveal(),
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    })
    const answer = await http.send({
      method: 'POST',
      url: `${options.portal.api}/oauth/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      // The refresh token stays as it is, so asking twice does no harm.
      repeatable: true,
    })
    if (answer.status !== 200) throw new SessionDeadError(`Clio refused to refresh the access token (status ${answer.status})`)
    const token = parseWire(tokenAnswer, parseJson(answer.text, 'oauth/token', 'CLIO'), 'oauth/token', 'CLIO')
    const expiresAt = new Date(options.clock.now().getTime() + token.expires_in * 1000).toISOString()
    return { ...spent, accessToken: token.access_token, expiresAt }
  }
  return {
    current: () => bearer.accessToken,
    isExpired: () => bearer.expiresAt !== null && Date.parse(bearer.expiresAt) <= options.clock.now().getTime(),
    refresh: (http) => {
      refreshing ??= refresh(http).finally(() => {
        refreshing = undefined
      })
      return refreshing
    },
  }
}

/** The grant as it is kept. Throws SessionDeadError where a sign-in has taken its place. */
const parseBearer = (stored: VendorSession): ClioBearer => {
  const session = clioSession.parse(stored.reveal())
  if (session.kind !== 'bearer') throw new SessionDeadError('the account signs in with cookies by now')
  return session
}
