import type { z } from 'zod'
import { MattergraphError, SessionDeadError } from '../../core/errors.js'
import type { ConnectionOptions } from '../../core/vendorAdapter.js'
import { ofConnection } from '../vendor/http/ofConnection.js'
import { openPortalHttp } from '../vendor/http/openPortalHttp.js'
import type { PortalRequest, PortalResponse } from '../vendor/http/PortalHttp.js'
import { parseJsonLossless } from '../vendor/http/parseJsonLossless.js'
import { parseWire } from '../vendor/http/parseWire.js'
import { keepTokens } from './keepTokens.js'
import { parseSession, type SmokeballSession } from './SmokeballSession.js'

/**
 * Five requests a second, as published. Of the five at once one is kept back: requests that leave evenly may arrive closer together. The vendor counts each endpoint
 * by itself; here all of them share one allowance.
 */
const keptLimit = { requests: 5, perMs: 1000, burst: 4 } as const

/** Smokeball's JSON endpoints for one session. */
export interface SmokeballApi {
  /** What `GET path` answers, parsed. Throws VENDOR_REJECTED where it refuses. */
  get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>>
  /** As `get`, and undefined for 404. */
  find<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema> | undefined>
  /** What a POST that only reads answers. */
  ask<Schema extends z.ZodType>(path: string, body: unknown, schema: Schema): Promise<z.output<Schema>>
  /**
   * Sends a write once and gives the answer whatever its status below 500. A token that is refused is renewed and the write sent again: the gateway lets nothing through
   * to the API before it knows the token, so that a 401 is never a write.
   */
  change(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<PortalResponse>
  /** Sends what a page of the web app asks for, as `change` does a write. */
  carry(request: PortalRequest): Promise<PortalResponse>
  /** The text of a page of the web app, which its script asks for with the same token (assumed). */
  page(path: string): Promise<string>
  session(): Promise<SmokeballSession>
  close(): Promise<void>
}

/** Opens the API of a session. Makes no request. */
export const openSmokeballApi = (options: ConnectionOptions): SmokeballApi => {
  const { portal } = options
  const shared = { vendor: 'SMOKEBALL', ...ofConnection(options), limit: keptLimit, cookies: null } as const
  const auth = openPortalHttp({ ...shared, headers: async () => ({ accept: 'application/json' }), isSignedOut: () => false })
  const tokens = keepTokens(parseSession(options.session), { ...options, auth })
  const http = openPortalHttp({
    ...shared,
    headers: async () => {
      const { accessToken, apiKey } = await tokens.current()
      return { accept: 'application/json', authorization: `Bearer ${accessToken}`, 'x-api-key': apiKey }
    },
    isSignedOut: ({ status }) => status === 401,
  })

  /** A token can be refused before its own end; then one renewal decides whether the session lives. */
  const send = async (request: PortalRequest): Promise<PortalResponse> => {
    const { accessToken } = await tokens.current()
    try {
      return await http.send(request)
    } catch (thrown) {
      if (!(thrown instanceof SessionDeadError)) throw thrown
      await tokens.renewAfter(accessToken)
      return http.send(request)
    }
  }
  const read = async <Schema extends z.ZodType>(
    request: PortalRequest,
    path: string,
    schema: Schema,
  ): Promise<z.output<Schema> | undefined> => {
    const response = await send(request)
    const where = path.split('?', 1)[0] ?? path
    if (response.status === 404) return undefined
    if (response.status < 200 || response.status > 299) throw refusal(response.status, where)
    return parseWire(schema, parseJsonLossless(response.text, where, 'SMOKEBALL'), where, 'SMOKEBALL')
  }
  const found = <Value>(value: Value | undefined, path: string): Value => {
    if (value === undefined) throw refusal(404, path.split('?', 1)[0] ?? path)
    return value
  }
  const find: SmokeballApi['find'] = (path, schema) => read({ method: 'GET', url: portal.api + path }, path, schema)

  return {
    find,
    get: async (path, schema) => found(await find(path, schema), path),
    ask: async (path, body, schema) => {
      const headers = { 'content-type': 'application/json' }
      const request = { method: 'POST', url: portal.api + path, headers, body: JSON.stringify(body), repeatable: true } as const
      return found(await read(request, path, schema), path)
    },
    change: (method, path, body) => {
      const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      return send({ method, url: portal.api + path, ...sent })
    },
    carry: send,
    page: async (path) => {
      const { status, text } = await send({ method: 'GET', url: portal.web + path, headers: { accept: 'text/html' } })
      if (status < 200 || status > 299) throw refusal(status, path.split('?', 1)[0] ?? path)
      return text
    },
    session: () => tokens.current(),
    close: async () => {
      await Promise.all([http.close(), auth.close()])
    },
  }
}

const refusal = (status: number, where: string): MattergraphError =>
  new MattergraphError('VENDOR_REJECTED', `Smokeball refused ${where} with status ${status}`, { vendor: 'SMOKEBALL' })
