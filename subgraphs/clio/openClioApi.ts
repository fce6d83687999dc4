import type { Page } from 'puppeteer'
import { MattergraphError, SessionDeadError } from '../../core/errors.js'
import { Secret } from '../../core/Secret.js'
import type { ConnectionOptions } from '../../core/vendorAdapter.js'
import { type CarriedRequests, carryRequests } from '../vendor/browser/carryRequests.js'
import { cookieJarOf } from '../vendor/http/cookies.js'
import { ofConnection } from '../vendor/http/ofConnection.js'
import { openPortalHttp } from '../vendor/http/openPortalHttp.js'
import { parseJson } from '../vendor/http/parseJson.js'
import type { PortalRequest, PortalResponse } from '../vendor/http/PortalHttp.js'
import { apiError } from './apiError.js'
import { apiUrl, type Query } from './apiUrl.js'
import { bearerToken } from './bearerToken.js'
import type { ClioSession } from './ClioSession.js'
import { isSignedOut } from './isSignedOut.js'
import { readCsrfToken } from './pages/AppPage.js'
import { kept } from './read/kept.js'

/** Clio's API for one signed-in account. */
export interface ClioApi {
  /** Where the API is; links to other pages must lead there. */
  readonly origin: string
  /**
   * One answer, as JSON not yet looked at. `path` is what stands between `/api/v4/` and `.json`. Throws SessionDeadError, DRIFT for refused requests
   * and for text that is no JSON, NOT_FOUND, FORBIDDEN, and what the HTTP client throws.
   */
  get(path: string, query: Query): Promise<unknown>
  /**
   * The answer to a request that changes something, whatever its status; sent once, a token that is refused aside. Throws SessionDeadError, and what the HTTP client throws with an
   * outcome.
   */
  change(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, change: ClioChange): Promise<PortalResponse>
  /**
   * One page of the web application, by its path. Throws SessionDeadError for the sign-in page, NOT_FOUND, and NOT_SUPPORTED_BY_VENDOR where the session is an OAuth grant, which
   * opens no pages.
   */
  page(path: string): Promise<string>
  /** Throws NOT_SUPPORTED_BY_VENDOR where the session opens no pages. */
  assertPages(path: string): void
  /** Has the requests of a browser's page carried with the session's cookies; a form that is sent anywhere but to `action` is DRIFT, and is not sent. */
  carry(page: Page, action: string): Promise<CarriedRequests>
  close(): Promise<void>
}

/** What a request that changes something carries. */
export interface ClioChange {
  readonly query?: Query
  /** Sent as JSON. */
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
}

/** The version whose answers the wire schemas describe. */
export const apiVersion = '4.0.13'

/**
 * Clio counts 50 requests in a fixed window of a minute. A bucket that starts with ten and gains forty a minute never passes fifty in any minute,
 * wherever Clio's window begins.
 */
const limit = { requests: 40, perMs: 60_000, burst: 10 } as const

/** A plain agent: the firewall in front of Clio refuses requests without one, and agents with an address in them. */
const agent = 'Mattergraph/0.1'

/** Opens the API with a session of either kind. Makes no request. */
export const openClioApi = (options: ConnectionOptions, session: ClioSession): ClioApi => {
  const token = session.kind === 'bearer' ? bearerToken(session, options) : undefined
  const http = openPortalHttp({
    vendor: 'CLIO',
    ...ofConnection(options),
    limit,
    cookies: session.kind === 'cookies' ? cookieJarOf(session.cookies) : null,
    saveCookies: (cookies) => options.saveSession(new Secret({ kind: 'cookies', cookies })),
    headers: async () => ({
      accept: 'application/json',
      'user-agent': agent,
      'x-api-version': apiVersion,
      ...(token === undefined ? {} : { authorization: `Bearer ${token.current()}` }),
    }),
    isSignedOut,
  })

  const ask = async (request: PortalRequest): Promise<PortalResponse> => {
    if (token?.isExpired() === true) await token.refresh(http)
    const used = token?.current()
    try {
      return await http.send(request)
    } catch (thrown) {
      if (token === undefined || !(thrown instanceof SessionDeadError)) throw thrown
      // A request whose token is refused was not looked at. Someone else may have refreshed it while this request was under way.
      if (token.current() === used) await token.refresh(http)
      return http.send(request)
    }
  }

  const assertPages = (path: string): void => {
    if (token === undefined) return
    const message = `${path}: an OAuth grant opens Clio's API and none of its pages; connect the account by signing in`
    throw new MattergraphError('NOT_SUPPORTED_BY_VENDOR', message, { vendor: 'CLIO' })
  }
  const page = async (path: string): Promise<string> => {
    assertPages(path)
    const response = await http.send({ method: 'GET', url: `${options.portal.web}/${path}`, headers: { accept: 'text/html' } })
    if (response.status !== 200) throw apiError(response, path)
    return response.text
  }
  // A browser sends cookies by itself: what changes something carries the token of the session's pages as well. A bearer needs none.
  const csrfToken = kept(async () => (token === undefined ? readCsrfToken(await page('nc/')) : null))

  return {
    origin: new URL(options.portal.api).origin,
    get: async (path, query) => {
      const response = await ask({ method: 'GET', url: apiUrl(options.portal.api, path, query) })
      if (response.status !== 200) throw apiError(response, path)
      return parseJson(response.text, path, 'CLIO')
    },
    change: async (method, path, { query = [], body, headers = {} }) => {
      const csrf = await csrfToken(false)
      return ask({
        method,
        url: apiUrl(options.portal.api, path, query),
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(csrf === null ? {} : { 'x-csrf-token': csrf }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    },
    page,
    assertPages,
    carry: async (browserPage, action) => {
      const { web } = options.portal
      return carryRequests(browserPage, {
        vendor: 'CLIO',
        // Whatever writes, wherever it goes: the browser itself would send it again.
        isCarried: ({ method, url }) => method !== 'GET' || url.startsWith(`${web}/nc/`),
        send: async (request) => {
          if (request.method !== 'GET' && request.url !== web + action)
            throw new MattergraphError('DRIFT', `${action}: expected a form that is sent there, came another`, { vendor: 'CLIO' })
          return http.send(request)
        },
      })
    },
    close: () => http.close(),
  }
}
