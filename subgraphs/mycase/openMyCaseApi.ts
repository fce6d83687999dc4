import { SessionDeadError } from '../../core/errors.js'
import type { ConnectionOptions } from '../../core/vendorAdapter.js'
import { ofConnection } from '../vendor/http/ofConnection.js'
import { openPortalHttp } from '../vendor/http/openPortalHttp.js'
import type { PortalRequest, PortalResponse } from '../vendor/http/PortalHttp.js'
import { isSignedOut } from './isSignedOut.js'
import { requestLimit } from './requestLimit.js'
import type { MyCaseSession } from './session.js'
import { keepTokens } from './tokens/keepTokens.js'

/** The Open API for one signed-in account. */
export interface MyCaseApi {
  /**
   * One answer of a path below `/v1`, whatever its status. Throws SessionDeadError where neither the token nor its successor is taken, and what the
   * HTTP client throws.
   */
  get(path: string): Promise<PortalResponse>
  /** The same for a request that changes something: sent once, a token that is refused aside. */
  change(method: 'POST' | 'DELETE', path: string, body?: string): Promise<PortalResponse>
  close(): Promise<void>
}

/** Opens the API with a session. Makes no request. */
export const openMyCaseApi = (options: ConnectionOptions, session: MyCaseSession): MyCaseApi => {
  const tokens = keepTokens(options, session)
  const http = openPortalHttp({
    vendor: 'MYCASE',
    ...ofConnection(options),
    limit: requestLimit,
    cookies: null,
    headers: async () => ({ accept: 'application/json', authorization: `Bearer ${await tokens.current()}` }),
    isSignedOut,
  })
  const send = async (request: PortalRequest): Promise<PortalResponse> => {
    const used = await tokens.current()
    try {
      return await http.send(request)
    } catch (thrown) {
      // A request whose token is refused was not looked at: it is sent for the first time with the next.
      if (!(thrown instanceof SessionDeadError)) throw thrown
      await tokens.replace(used)
      return http.send(request)
    }
  }
  const urlOf = (path: string): string => `${options.portal.api}/v1/${path}`
  return {
    get: async (path) => send({ method: 'GET', url: urlOf(path) }),
    change: async (method, path, body) =>
      send({ method, url: urlOf(path), ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }) }),
    close: () => http.close(),
  }
}
