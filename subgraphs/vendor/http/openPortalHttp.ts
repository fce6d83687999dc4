import { Agent } from 'undici'
import { createRequestLimiter } from '../../../core/createRequestLimiter.js'
import { MattergraphError, type SessionDeadError } from '../../../core/errors.js'
import type { PortalEnd } from '../../../core/instruments/PortalInstruments.js'
import { unwatched } from '../../../core/instruments/unwatched.js'
import { RequestCount } from '../../../core/RequestCount.js'
import { pauseBefore, retryRuleOf } from '../../../core/retry.js'
import { vendorNames } from '../../../core/vendor.js'
import { connectionFailure } from './connectionFailure.js'
import { cookiesOf, type SessionCookie } from './cookies.js'
import { describeRequest } from './describeRequest.js'
import { type Exchange, exchange, longestAnswerBytes } from './exchange.js'
import { judgeAnswer } from './judgeAnswer.js'
import type { PortalHttp, PortalHttpOptions, PortalRequest, PortalResponse } from './PortalHttp.js'
import { routeOf } from './routeOf.js'

type Failure = MattergraphError | SessionDeadError
type Attempt = { readonly response: PortalResponse } | { readonly failure: Failure }

/** What came back, and what it amounts to. */
type Answered =
  | { readonly exchanged: Exchange; readonly failure: Failure | undefined }
  | { readonly exchanged: undefined; readonly failure: Failure }

/** Opens the signed-in HTTP client of one account. Makes no request. */
export const openPortalHttp = (options: PortalHttpOptions): PortalHttp => {
  const { vendor, clock, instruments = unwatched.portal } = options
  const agent = new Agent({
    connections: 8,
    connect: { timeout: 10_000 },
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
    maxResponseSize: longestAnswerBytes,
  })
  const { account, limit, limitScale: scale, counter = 'api' } = options
  const limiter = options.limiters?.of({ account, counter, limit, scale }) ?? createRequestLimiter({ limit, scale, clock })
  const closing = new AbortController()

  const ask = async (request: PortalRequest, headers: Readonly<Record<string, string>>, repeatable: boolean): Promise<Answered> => {
    try {
      const exchanged = await exchange(agent, request, headers, closing.signal)
      return { exchanged, failure: judgeAnswer(options, request, exchanged.response, repeatable) }
    } catch (thrown) {
      return { exchanged: undefined, failure: connectionFailure(vendor, request, thrown, repeatable) }
    }
  }

  const attempt = async (request: PortalRequest, repeatable: boolean): Promise<Attempt> => {
    await instruments.wait(vendor, () => limiter.take(closing.signal))
    RequestCount.add()
    const headers = await headersFor(options, request)
    const tellable = { vendor, method: request.method, route: routeOf(request.url) }
    const { exchanged, failure } = await instruments.request(tellable, () => ask(request, headers, repeatable), endOf)
    if (exchanged === undefined) return { failure }
    await keepCookies(options, request.url, exchanged.setCookies)
    return failure === undefined ? { response: exchanged.response } : { failure }
  }

  const send = async (request: PortalRequest): Promise<PortalResponse> => {
    const repeatable = request.repeatable ?? request.method === 'GET'
    for (let number = 1; ; number += 1) {
      const result = await attempt(request, repeatable)
      if ('response' in result) return result.response
      const pauseMs = pauseAfter(result.failure, number)
      if (result.failure instanceof MattergraphError && result.failure.code === 'VENDOR_RATE_LIMITED') limiter.pause(pauseMs)
      if (!repeatable || !mayTryAgain(result.failure, number)) throw result.failure
      await clock.sleep(pauseMs, closing.signal)
    }
  }

  return {
    async send(request) {
      try {
        closing.signal.throwIfAborted()
        return await send(request)
      } catch (thrown) {
        if (!closing.signal.aborted) throw thrown
        const outcome = thrown instanceof MattergraphError ? thrown.outcome : 'NOT_APPLIED'
        const message = `the connection to ${vendorNames[vendor].title} was closed before ${describeRequest(request)} was answered`
        throw new MattergraphError('VENDOR_UNAVAILABLE', message, { vendor, outcome, cause: thrown })
      }
    },
    async close() {
      closing.abort(new Error('closed'))
      await agent.destroy()
    },
  }
}

/** What the instruments are told of it. */
const endOf = ({ exchanged, failure }: Answered): PortalEnd => ({
  status: exchanged?.response.status ?? null,
  failure: failure instanceof MattergraphError ? failure.code : failure === undefined ? null : 'SIGNED_OUT',
})

const pauseAfter = (failure: Failure, number: number): number =>
  failure instanceof MattergraphError ? pauseBefore(retryRuleOf(failure.code), number + 1, failure.retryAfterMs) : 0

const mayTryAgain = (failure: Failure, number: number): boolean => {
  if (!(failure instanceof MattergraphError)) return false
  const rule = retryRuleOf(failure.code)
  return number < rule.attempts && (failure.retryAfterMs ?? 0) <= rule.longestPauseMs
}

const headersFor = async (options: PortalHttpOptions, request: PortalRequest): Promise<Record<string, string>> => {
  const cookie = (await options.cookies?.getCookieString(request.url)) ?? ''
  const headers = { ...lowerCased(await options.headers()), ...lowerCased(request.headers ?? {}) }
  return cookie === '' ? headers : { cookie, ...headers }
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const keepCookies = async (options: PortalHttpOptions, url: string, setCookies: readonly string[]): Promise<void> => {
  const jar = options.cookies
  if (jar === null || setCookies.length === 0) return
  const before = valuesOf(cookiesOf(jar))
  // A cookie the jar refuses is one a browser would refuse too: it is left, the answer still counts.
  for (const line of setCookies) await jar.setCookie(line, url, { ignoreError: true })
  const after = cookiesOf(jar)
  if (before !== valuesOf(after)) await options.saveCookies?.(after)
}

// Without the expiry: a portal that pushes it out with every answer would have the session saved with every answer.
const valuesOf = (cookies: readonly SessionCookie[]): string =>
  JSON.stringify(cookies.map(({ name, value, domain, path }) => [name, value, domain, path]))
