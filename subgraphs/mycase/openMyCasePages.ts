import type { ConnectionOptions } from '../../core/vendorAdapter.js'
import { cookieJarOf } from '../vendor/http/cookies.js'
import { ofConnection } from '../vendor/http/ofConnection.js'
import { openPortalHttp } from '../vendor/http/openPortalHttp.js'
import type { PortalRequest, PortalResponse } from '../vendor/http/PortalHttp.js'
import { isSignedOut } from './isSignedOut.js'
import { refusedRequest } from './refusedRequest.js'
import { requestLimit } from './requestLimit.js'
import type { MyCaseSession } from './session.js'

/** The portal's pages for one signed-in account. */
export interface MyCasePages {
  /** The firm's portal: `https://demo-firm.mycase.com`. */
  readonly web: string
  /**
   * The document at a path of the portal; null where the portal says that there is no such page. Throws SessionDeadError where it asks to sign in again, and what the HTTP
   * client throws.
   */
  get(path: string): Promise<string | null>
  /** One answer of the portal, whatever its status. What is no GET is sent once. Throws SessionDeadError, and what the HTTP client throws. */
  send(request: PortalRequest): Promise<PortalResponse>
  close(): Promise<void>
}

/** Opens the pages with a session's cookies. Makes no request. The cookie is set once, at the sign-in, and lasts as it is (assumed): there is nothing to save. */
export const openMyCasePages = (options: ConnectionOptions, session: MyCaseSession): MyCasePages => {
  const http = openPortalHttp({
    vendor: 'MYCASE',
    ...ofConnection(options),
    limit: requestLimit,
    counter: 'pages',
    cookies: cookieJarOf(session.cookies),
    headers: async () => ({ accept: 'text/html' }),
    isSignedOut,
  })
  return {
    web: session.web,
    send: async (request) => http.send(request),
    get: async (path) => {
      const response = await http.send({ method: 'GET', url: `${session.web}${path}` })
      if (response.status === 404) return null
      if (response.status !== 200) throw refusedRequest(response, path.replace(/^\//, '').replace(/\/\d+(?=\/|$)/g, ''))
      return response.text
    },
    close: () => http.close(),
  }
}
