import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { DecoratorHandler, type Dispatcher } from 'undici'
import { departure } from '../../../engine/commands/departure.js'
import type { PortalRequest, PortalResponse } from './PortalHttp.js'

const inflate = promisify(gunzip)

/** No answer of a portal's is larger; one that is would only fill the memory. */
export const longestAnswerBytes = 64 * 1024 * 1024

/** An answer with what only the client itself needs of it. */
export interface Exchange {
  readonly response: PortalResponse
  /** Each `Set-Cookie` header of its own: they cannot be joined into one text and told apart again. */
  readonly setCookies: readonly string[]
}

/** Looks once more right before the first byte leaves, when a connection is there and it is this request's turn. */
class DepartureHandler extends DecoratorHandler {
  readonly #handler: Dispatcher.DispatchHandler
  readonly #assertMayLeave: () => void

  constructor(handler: Dispatcher.DispatchHandler, assertMayLeave: () => void) {
    super(handler)
    this.#handler = handler
    this.#assertMayLeave = assertMayLeave
  }

  onRequestStart(...started: Parameters<NonNullable<Dispatcher.DispatchHandler['onRequestStart']>>): void {
    this.#assertMayLeave()
    this.#handler.onRequestStart?.(...started)
  }
}

const guarded = (dispatcher: Dispatcher, assertMayLeave: (() => void) | undefined): Dispatcher =>
  assertMayLeave === undefined
    ? dispatcher
    : dispatcher.compose((dispatch) => (options, handler) => dispatch(options, new DepartureHandler(handler, assertMayLeave)))

/** One request and its whole answer; no redirect is followed, nothing is repeated. Throws what undici throws, and what keeps a write from leaving. */
export const exchange = async (
  dispatcher: Dispatcher,
  request: PortalRequest,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Exchange> => {
  const assertMayLeave = request.method === 'GET' ? undefined : departure()
  const answer = await guarded(dispatcher, assertMayLeave).request({
    ...splitUrl(request.url),
    method: request.method,
    headers: { 'accept-encoding': 'gzip', ...headers },
    body: request.body ?? null,
    signal,
  })
  const sent = Buffer.from(await answer.body.arrayBuffer())
  const body = answer.headers['content-encoding'] === 'gzip' ? await inflate(sent, { maxOutputLength: longestAnswerBytes }) : sent
  const setCookie = answer.headers['set-cookie'] ?? []
  return {
    response: { status: answer.statusCode, headers: joined(answer.headers), text: new TextDecoder().decode(body), url: request.url },
    setCookies: typeof setCookie === 'string' ? [setCookie] : setCookie,
  }
}

// URL would normalise what a vendor's signed or oddly encoded link relies on: the path goes out exactly as written.
const splitUrl = (url: string): { origin: string; path: string } => {
  const { origin } = new URL(url)
  const rest = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/#.*$/s, '')
  return { origin, path: rest.startsWith('/') ? rest : `/${rest}` }
}

const joined = (headers: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => value !== undefined && name !== 'set-cookie')
      .map(([name, value]) => [name, typeof value === 'string' ? value : (value ?? []).join(', ')]),
  )
