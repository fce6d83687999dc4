import { SessionDeadError } from '../../core/errors.js'
import type { ConnectionOptions } from '../../core/vendorAdapter.js'
import { openPortalHttp } from '../vendor/http/openPortalHttp.js'
import type { PortalResponse } from '../vendor/http/PortalHttp.js'
import { isSignedOut } from './isSignedOut.js'
import type { MyCaseSession } from './session.js'
import { keepTokens } from './tokens/keepTokens.js'

/** The Open API for one signed-in account. */
export interface MyCaseApi {
  /**
   * One answer of a path below `/v1`, whatever its status. Throws SessionDeadError where neither the token nor its successor is taken, and what the
   * HTTP client throws.
   */
  get(path: string): Promise<PortalResponse>
  close(): Promise<void>
}

/** 25 requests a second, counted nobody knows how: five at once and twenty a second never pass 25 in any second. */
const limit = { requests: 20, perMs: 1000, burst: 5 } as const

/** Opens the API with a session. Makes no request. */
export const openMyCaseApi = (options: ConnectionOptions, session: MyCaseSession): MyCaseApi => {
  const tokens = keepTokens(options, session)
  const http = openPortalHttp({
    vendor: 'MYCASE',
    account: options.account,
    clock: options.clock,
    limit,
    limitScale: options.limitScale,
    cookies: null,
    headers: async () => ({ accept: 'application/json', authorization: `Bearer ${await tokens.current()}` }),
    isSignedOut,
  })
  return {
    get: async (path) => {
      const request = { method: 'GET', url: `${options.portal.api}/v1/${path}` } as const
      const used = await tokens.current()
      try {
        return await http.send(request)
      } catch (thrown) {
        if (!(thrown instanceof SessionDeadError)) throw thrown
        await tokens.replace(used)
        return http.send(request)
      }
    },
    close: () => http.close(),
  }
}
