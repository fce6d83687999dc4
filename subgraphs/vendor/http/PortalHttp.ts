import type { CookieJar } from 'tough-cookie'
import type { Clock } from '../../../core/clock.js'
import type { PortalInstruments } from '../../../core/instruments/PortalInstruments.js'
import type { AccountKey } from '../../../core/recordId.js'
import type { RequestLimit, RequestLimiters } from '../../../core/requestLimiter.js'
import type { Vendor } from '../../../core/vendor.js'
import type { SessionCookie } from './cookies.js'

/** One request to a portal. */
export interface PortalRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Absolute, query included, sent exactly as written. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Whether a repeat can do no harm; true for GET unless said otherwise, and for a POST that only reads. Only such requests are retried. */
  readonly repeatable?: boolean
}

/** What came back. Redirects are not followed: a 3xx is an answer like any other. */
export interface PortalResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly url: string
}

/** What a signed-in HTTP client is made with. */
export interface PortalHttpOptions {
  readonly vendor: Vendor
  readonly account: AccountKey
  readonly clock: Clock
  readonly limit: RequestLimit
  /** Multiplies the limit; see ConnectionOptions.limitScale. */
  readonly limitScale: number
  /** Where the account's limiters are, which all its connections share; absent for one of its own. */
  readonly limiters?: RequestLimiters | undefined
  /** What the requests are watched by; absent where nobody looks. */
  readonly instruments?: PortalInstruments | undefined
  /** What the vendor counts these requests by; `api` where absent. */
  readonly counter?: string
  /** The cookies the sign-in yielded; null where only tokens are used. */
  readonly cookies: CookieJar | null
  /** Keeps cookies the portal gave anew while in use; called before the answer that brought them is returned, and only when a value changed. */
  saveCookies?(cookies: readonly SessionCookie[]): Promise<void>
  /** Headers every request carries: bearer, API key, version, agent. Asked anew for each request, so that a refreshed token is used at once. */
  headers(): Promise<Readonly<Record<string, string>>>
  /** Whether this answer is the vendor's way to say "sign in again": a 401, a redirect to the login, the login page with status 200. */
  isSignedOut(response: PortalResponse): boolean
  /** How long the vendor asks to wait, from its own headers; the client reads `Retry-After` by itself where this gives undefined. */
  retryAfterMs?(response: PortalResponse): number | undefined
  /** Whether an answer that is neither 429 nor 5xx says "too many requests" all the same. */
  isRateLimited?(response: PortalResponse): boolean
}

/**
 * The signed-in HTTP client every vendor's API and PAGE reads use: cookies, limits, retries by the table in `core/retry.ts`, keep-alive.
 *
 * `send` resolves with any answer that is the vendor's business (2xx, 3xx, 4xx other than 401 and 429). It throws SessionDeadError when `isSignedOut` says so,
 * MattergraphError VENDOR_RATE_LIMITED or VENDOR_UNAVAILABLE when the retries are used up.
 */
export interface PortalHttp {
  send(request: PortalRequest): Promise<PortalResponse>
  /** Lets go of the sockets. */
  close(): Promise<void>
}
