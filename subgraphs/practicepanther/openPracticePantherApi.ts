import { MattergraphError, SessionDeadError } from '../../core/errors.js'
import type { ConnectionOptions } from '../../core/vendorAdapter.js'
import { cookieJarOf } from '../vendor/http/cookies.js'
import { openPortalHttp } from '../vendor/http/openPortalHttp.js'
import { parseJsonLossless } from '../vendor/http/parseJsonLossless.js'
import type { PortalHttp, PortalResponse } from '../vendor/http/PortalHttp.js'
import { bearerToken, type BearerToken } from './bearerToken.js'
import { isSignedOut } from './isSignedOut.js'
import { requestToken } from './oauth.js'
import type { PracticePantherSession } from './PracticePantherSession.js'
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
  close(): Promise<void>
}

/** The vendor publishes no limit; one integrator works to 300 requests in five minutes. A small burst, then one a second, stays below it. */
export const requestLimit = { requests: 300, perMs: 300_000, burst: 30 } as const

const agent = 'Mattergraph/0.1'
const vendor = 'PRACTICEPANTHER'

/** Opens both APIs with a session. Makes no request. */
export const openPracticePantherApi = (options: ConnectionOptions, session: PracticePantherSession): PracticePantherApi => {
  let kept = session
  const keep = async (change: Partial<PracticePantherSession>): Promise<void> => {
    kept = { ...kept, ...change }
    await options.saveSession(kept)
  }
  const token = session.token === null ? undefined : tokenOf(options, session.token, async (renewed) => keep({ token: renewed }))
  const http = openPortalHttp({
    vendor,
    account: options.account,
    clock: options.clock,
    limit: requestLimit,
    limitScale: options.limitScale,
    cookies: cookieJarOf(session.cookies),
    saveCookies: async (cookies) => keep({ cookies }),
    headers: async () => ({
      'user-agent': agent,
      ...(token === undefined ? {} : { authorization: `Bearer ${token.current()}` }),
    }),
    isSignedOut,
  })
  const ask = async (path: string, query: ODataQuery | GridQuery): Promise<PortalResponse> =>
    askWithToken(http, token, `${options.portal.api}/api/${path}${queryText(query)}`)
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
    close: async () => http.close(),
  }
}

const tokenOf = (
  { portal, oauth, clock }: ConnectionOptions,
  pair: NonNullable<PracticePantherSession['token']>,
  save: (renewed: NonNullable<PracticePantherSession['token']>) => Promise<void>,
): BearerToken =>
  bearerToken(pair, {
    clock,
    save,
    exchange:
      oauth === null
        ? null
        : async (http, refreshToken) =>
            requestToken(http, { web: portal.web, oauth, clock, grant: { grant_type: 'refresh_token', refresh_token: refreshToken } }),
  })

/** Sends a read; a token that is over or was revoked early is refreshed once, and the read repeated once. */
const askWithToken = async (http: PortalHttp, token: BearerToken | undefined, url: string): Promise<PortalResponse> => {
  const request = { method: 'GET', url, headers: { accept: 'application/json' } } as const
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
