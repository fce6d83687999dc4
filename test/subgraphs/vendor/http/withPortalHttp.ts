import type { RequestListener } from 'node:http'
import { parseAccountKey } from '../../../../core/recordId.js'
import { openPortalHttp } from '../../../../subgraphs/vendor/http/openPortalHttp.js'
import type { PortalHttp, PortalHttpOptions } from '../../../../subgraphs/vendor/http/PortalHttp.js'
import { type HurryingClock, hurryingClock } from './hurryingClock.js'
import { withServer } from './withServer.js'

/** A client, the portal it speaks to, and the clock they wait on. */
export interface PortalScene {
  readonly http: PortalHttp
  readonly origin: string
  readonly clock: HurryingClock
}

/** Opens a client before a little portal; a 401 means signed out, and the limit is too wide to matter unless the options say otherwise. */
export const withPortalHttp = async (
  answer: RequestListener,
  use: (scene: PortalScene) => Promise<void>,
  options: Partial<PortalHttpOptions> = {},
): Promise<void> => {
  const clock = hurryingClock()
  const account = parseAccountKey('7k2m')
  if (account === undefined) throw new Error('7k2m is an account key')
  await withServer(answer, async (origin) => {
    const http = openPortalHttp({
      vendor: 'CLIO',
      account,
      clock,
      limit: { requests: 1_000, perMs: 1_000, burst: 1_000 },
      limitScale: 1,
      cookies: null,
      headers: async () => ({}),
      isSignedOut: ({ status }) => status === 401,
      ...options,
    })
    try {
      await use({ http, origin, clock })
    } finally {
      await http.close()
    }
  })
}
