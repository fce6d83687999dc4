import { z } from 'zod'
import type { Clock } from '../../core/clock.js'
import { SessionDeadError } from '../../core/errors.js'
import { Secret } from '../../core/Secret.js'
import type { ConnectionOptions } from '../../core/vendorAdapter.js'
import type { PortalHttp } from '../vendor/http/PortalHttp.js'
import { parseJson } from '../vendor/http/parseJson.js'
import { parseWire } from '../vendor/http/parseWire.js'
import { renewSession } from '../vendor/renewSession.js'
import { parseSession, type SmokeballSession } from './SmokeballSession.js'

/** The tokens of one session, renewed as they end. */
export interface Tokens {
  /** The session as it stands now; its access token has not ended as far as its own date says. */
  current(): Promise<SmokeballSession>
  /** Renews after the vendor refused this access token; does nothing when another one has taken its place meanwhile. Throws SessionDeadError. */
  renewAfter(refused: string): Promise<void>
}

/** Renewed this long before its end, so that no request sets out with a token that ends on the way. */
const marginMs = 60_000

const answer = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1).optional(), expires_in: z.number().positive() })

/** Keeps the tokens of a session. However many requests need a new one at once, it is asked for once, and saved before it is used. */
export const keepTokens = (
  first: SmokeballSession,
  {
    portal,
    oauth,
    clock,
    saveSession,
    renewSession: renewShared,
    auth,
  }: Pick<ConnectionOptions, 'portal' | 'oauth' | 'saveSession' | 'renewSession'> & { readonly clock: Clock; readonly auth: PortalHttp },
): Tokens => {
  let session = first
  let renewal: Promise<void> | undefined

  const renew = async (): Promise<void> => {
    session = parseSession(
      await renewSession({ saveSession, renewSession: renewShared }, new Secret(session), async (stored) => {
        const latest = parseSession(stored)
        return latest.accessToken === session.accessToken ? new Secret(await successorOf(latest)) : stored
      }),
    )
  }

  const successorOf = async (spent: SmokeballSession): Promise<SmokeballSession> => {
    // A client with a secret shows it; the web app's own has none.
    const secret = oauth?.clientId === spent.clientId ? oauth.clientSecret.reveal() : undefined
    const basic = secret === undefined ? {} : { authorization: `Basic ${Buffer.from(`${spent.clientId}:${secret}`).toString('base64')}` }
    const form = { grant_type: 'refresh_token', client_id: spent.clientId, refresh_token: spent.refreshToken }
    const { status, text } = await auth.send({
      method: 'POST',
      url: `${portal.auth}/oauth2/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...basic },
      body: new URLSearchParams(form).toString(),
      // Refresh tokens are not rotated: asking again spoils nothing.
      repeatable: true,
    })
    if (status >= 400) throw new SessionDeadError(`Smokeball refuses to renew the session (status ${status})`)
    const where = 'token'
    const token = parseWire(answer, parseJson(text, where, 'SMOKEBALL'), where, 'SMOKEBALL')
    return {
      ...spent,
      accessToken: token.access_token,
      refreshToken: token.refresh_token ?? spent.refreshToken,
      expiresAt: new Date(clock.now().getTime() + token.expires_in * 1000).toISOString(),
    }
  }

  const renewOnce = async (): Promise<void> => {
    renewal ??= renew().finally(() => {
      renewal = undefined
    })
    await renewal
  }

  return {
    current: async () => {
      if (Date.parse(session.expiresAt) - marginMs <= clock.now().getTime()) await renewOnce()
      return session
    },
    renewAfter: async (refused) => {
      if (session.accessToken === refused) await renewOnce()
    },
  }
}
