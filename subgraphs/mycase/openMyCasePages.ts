import type { ConnectionOptions } from '../../core/vendorAdapter.js'
import { cookieJarOf } from '../vendor/http/cookies.js'
import { openPortalHttp } from '../vendor/http/openPortalHttp.js'
import { isSignedOut } from './isSignedOut.js'
import { refusedRequest } from './refusedRequest.js'
import type { MyCaseSession } from './session.js'

/** The portal's pages for one signed-in account. */
export interface MyCasePages {
  /**
   * The document at a path of the portal; null where the portal says that there is no such page. Throws SessionDeadError where it asks to sign in again, and what the HTTP
   * client throws.
   */
  get(path: string): Promise<string | null>
  close(): Promise<void>
}

/** No limit is published for the pages: they are asked no faster than the API. */
const limit = { requests: 20, perMs: 1000, burst: 5 } as const

/** Opens the pages with a session's cookies. Makes no request. The cookie is set once, at the sign-in, and lasts as it is (assumed): there is nothing to save. */
export const openMyCasePages = (options: ConnectionOptions, session: MyCaseSession): MyCasePages => {
  const http = openPortalHttp({
    vendor: 'MYCASE',
    account: options.account,
    clock: options.clock,
    limit,
    limitScale: options.limitScale,
    cookies: cookieJarOf(session.cookies),
    headers: async () => ({ accept: 'text/html' }),
    isSignedOut,
  })
  return {
    get: async (path) => {
      const response = await http.send({ method: 'GET', url: `${session.web}${path}` })
      if (response.status === 404) return null
      if (response.status !== 200) throw refusedRequest(response, path.replace(/^\//, '').replace(/\/\d+(?=\/|$)/g, ''))
      return response.text
    },
    close: () => http.close(),
  }
}
