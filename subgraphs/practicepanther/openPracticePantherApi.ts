import { MattergraphError, SessionDeadError } from '../../core/errors.js'
import { Secret } from '../../core/Secret.js'
import type { ConnectionOptions } from '../../core/vendorAdapter.js'
import { cookieJarOf } from '../vendor/http/cookies.js'
import { ofConnection } from '../vendor/http/ofConnection.js'
import { openPortalHttp } from '../vendor/http/openPortalHttp.js'
import { parseJsonLossless } from '../vendor/http/parseJsonLossless.js'
import { renewSession } from '../vendor/renewSession.js'
import type { PortalHttp, PortalRequest, PortalResponse } from '../vendor/http/PortalHttp.js'
import { bearerToken, type BearerToken } from './bearerToken.js'
import { isSignedOut } from './isSignedOut.js'
import { requestToken } from './oauth.js'
import { type PracticePantherSession, practicePantherSession, type TokenPair } from './PracticePantherSession.js'
import { type GridQuery, type ODataQuery, queryText } from './queryText.js'

/** PracticePanther's two APIs and its pages for one signed-in account. */
export interface PracticePantherApi {
  /**
   * One answer as JSON not yet looked at. `path` stands behind `/api/`: `v2/matters`, or `project` for the legacy API. Throws SessionDeadError,
   * FORBIDDEN, DRIFT for refused requests and for text that is no JSON, and what the HTTP client throws.
   */
  get(path: string, query?: ODataQuery | GridQuery): Promise<unknown>
  /** As `get`; undefined where the vendor says that there is no such record. */
  find(path: string): Promise<unknown>
  /** One page's HTML. */
  page(path: string): Promise<string>
  /**
   * Sends JSON that changes something, once: with a token that is refused it was not looked at. `path` as for `get`, with its query. Gives whatever the vendor answered; throws what the HTTP
   * client throws.
   */
  change(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<PortalResponse>
  /** Carries a request of a page that a browser shows: once where it writes. Gives whatever the vendor answered. */
  carry(request: PortalRequest): Promise<PortalResponse>
  close(): Promise<void>
}

/** The vendor publishes no limit; one integrator works to 300 requests in five minutes. A small burst, then one a second, stays below it. */
export const requestLimit = { requests: 300, perMs: 300_000, burst: 30 } as const

const agent = 'Mattergraph/0.1'
const vendor = 'PRACTICEPANTHER'

/** Opens both APIs with a session. Makes no request. */
export const openPracticePantherApi = (options: ConnectionOptions, session: PracticePantherSession): PracticePantherApi => {
  let kept = session
  const succeed = async (spent: TokenPair, exchange: (refreshToken: string) => Promise<TokenPair>): Promise<TokenPair> => {
    const renewed = await renewSession(options, new Secret(kept), async (stored) => {
      const latest = practicePantherSession.parse(stored.reveal())
      // Another process has refreshed it; or none has, and this one is the first.
      if (latest.token === null || latest.token.accessToken !== spent.accessToken) return stored
      return new Secret({ ...latest, token: await exchange(latest.token.refreshToken) })
    })
    kept = practicePantherSession.parse(renewed.reveal())
    return kept.token ?? spent
  }
  const token = session.token === null ? undefined : tokenOf(options, session.token, succeed)
  const http = openPortalHttp({
    vendor,
    ...ofConnection(options),
    limit: requestLimit,
    cookies: cookieJarOf(session.cookies),
    saveCookies: async (cookies) => {
      kept = { ...kept, cookies }
      await options.saveSession(new Secret(kept))
    },
    headers: async () => ({
      'user-agent': agent,
      ...(token === undefined ? {} : { authorization: `Bearer ${token.current()}` }),
    }),
    isSignedOut,
  })
  const ask = async (path: string, query: ODataQuery | GridQuery): Promise<PortalResponse> =>
    sendWithToken(http, token, {
      method: 'GET',
      url: `${options.portal.api}/api/${path}${queryText(query)}`,
      headers: { accept: 'application/json' },
    })
  const answerOf = (response: PortalResponse, path: string): unknown => {
    if (response.status !== 200) throw refusal(response, path)
    return parseJsonLossless(response.text, path, vendor)
  }
  return {
    get: async (path, query = {}) => answerOf(await ask(path, query), path),
    find: async (path) => {
      const response = await ask(path, {})
      return response.status === 404 ? undefined : answerOf(response, path)
    },
    page: async (path) => {
      const response = await http.send({ method: 'GET', url: `${options.portal.web}/${path}`, headers: { accept: 'text/html' } })
      if (response.status !== 200) throw refusal(response, path)
      return response.text
    },
    change: async (method, path, body) =>
      sendWithToken(http, token, {
        method,
        url: `${options.portal.api}/api/${path}`,
        headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    carry: async (request) => http.send(request),
    close: async () => http.close(),
  }
}

const tokenOf = (
  { portal, oauth, clock }: ConnectionOptions,
  pair: TokenPair,
  succeed: (spent: TokenPair, exchange: (refreshToken: string) => Promise<TokenPair>) => Promise<TokenPair>,
): BearerToken =>
  bearerToken(pair, {
    clock,
    succeed:
      oauth === null
        ? null
        : async (http, spent) =>
            succeed(spent, async (refreshToken) =>
              requestToken(http, { web: portal.web, oauth, clock, grant: { grant_type: 'refresh_token', refresh_token: refreshToken } }),
            ),
  })

/**
 * Sends a request; where its token is over or was revoked early, that is refreshed once, and the request sent again. One whose token is refused was not looked at: it is sent for the
 * first time with the next.
 */
const sendWithToken = async (http: PortalHttp, token: BearerToken | undefined, request: PortalRequest): Promise<PortalResponse> => {
  if (token === undefined) return http.send(request)
  if (token.isExpired()) await token.refresh(http, token.current())
  const used = token.current()
  try {
    return await http.send(request)
  } catch (thrown) {
    if (!(thrown instanceof SessionDeadError)) throw thrown
    await token.refresh(http, used)
    return http.send(request)
  }
}

/** Every read here is well formed: what the vendor refuses of it is a change of format, except what the user's role does not open. */
const refusal = ({ status }: PortalResponse, path: string): MattergraphError =>
  status === 403
    ? new MattergraphError('FORBIDDEN', `PracticePanther does not let the signed-in user read ${path}`, { vendor })
    : new MattergraphError('DRIFT', `PracticePanther answered in an unknown form: ${path}: expected status 200, came ${String(status)}`, {
        vendor,
      })
