import { MattergraphError, SessionDeadError } from '../../core/errors.js'
import type { ConnectionOptions } from '../../core/vendorAdapter.js'
import { cookieJarOf } from '../vendor/http/cookies.js'
import { openPortalHttp } from '../vendor/http/openPortalHttp.js'
import { parseJson } from '../vendor/http/parseJson.js'
import type { PortalResponse } from '../vendor/http/PortalHttp.js'
import { apiError } from './apiError.js'
import { apiUrl, type Query } from './apiUrl.js'
import { bearerToken } from './bearerToken.js'
import type { ClioSession } from './ClioSession.js'
import { isSignedOut } from './isSignedOut.js'

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
   * One page of the web application, by its path. Throws SessionDeadError for the sign-in page, NOT_FOUND, and NOT_SUPPORTED_BY_VENDOR where the session is an OAuth grant, which
   * opens no pages.
   */
  page(path: string): Promise<string>
  close(): Promise<void>
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
    account: options.account,
    clock: options.clock,
    limit,
    limitScale: options.limitScale,
    cookies: session.kind === 'cookies' ? cookieJarOf(session.cookies) : null,
    saveCookies: (cookies) => options.saveSession({ kind: 'cookies', cookies }),
    headers: async () => ({
      accept: 'application/json',
      'user-agent': agent,
      'x-api-version': apiVersion,
      ...(token === undefined ? {} : { authorization: `Bearer ${token.current()}` }),
    }),
    isSignedOut,
  })

  const ask = async (url: string): Promise<PortalResponse> => {
    if (token?.isExpired() === true) await token.refresh(http)
    const used = token?.current()
    try {
      return await http.send({ method: 'GET', url })
    } catch (thrown) {
      if (token === undefined || !(thrown instanceof SessionDeadError)) throw thrown
      // Someone else may have refreshed it while this request was under way.
      if (token.current() === used) await token.refresh(http)
      return http.send({ method: 'GET', url })
    }
  }

  return {
    origin: new URL(options.portal.api).origin,
    get: async (path, query) => {
      const response = await ask(apiUrl(options.portal.api, path, query))
      if (response.status !== 200) throw apiError(response, path)
      return parseJson(response.text, path, 'CLIO')
    },
    page: async (path) => {
      if (token !== undefined) {
        const message = `${path}: an OAuth grant opens Clio's API and none of its pages; connect the account by signing in`
        throw new MattergraphError('NOT_SUPPORTED_BY_VENDOR', message, { vendor: 'CLIO' })
      }
      const response = await http.send({ method: 'GET', url: `${options.portal.web}/${path}`, headers: { accept: 'text/html' } })
      if (response.status !== 200) throw apiError(response, path)
      return response.text
    },
    close: () => http.close(),
  }
}
