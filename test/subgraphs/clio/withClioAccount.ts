import type { Page } from 'puppeteer'
import { z } from 'zod'
import { Secret } from '../../../core/Secret.js'
import { systemClock } from '../../../bin/systemClock.js'
import type { Clock } from '../../../core/clock.js'
import { type AccountKey, parseAccountKey } from '../../../core/recordId.js'
import type { OAuthClient, PageLender, PortalAddress, VendorConnection, VendorSession } from '../../../core/vendorAdapter.js'
import { sandboxClient } from '../../../sandbox/portal/logins.js'
import { clio } from '../../../subgraphs/clio/clio.js'
import { type ClioOptions, type ClioVisit, type Visitor, withClio } from '../../sandbox/clio/withClio.js'
import { noBrowser } from '../../support/noBrowser.js'

/** A running portal and a signed-in connection to it. */
export interface ClioAccount extends ClioVisit {
  readonly connection: VendorConnection
  readonly session: VendorSession
  /** Opens another connection, with this session unless another is given; closed at the end like the first. */
  readonly open: (options?: AccountOptions) => VendorConnection
  /** How often a route was asked since the last call of `countAfresh`. */
  readonly count: (route?: string) => Promise<number>
  readonly countAfresh: () => Promise<void>
}

/** What a connection is opened with, beside the portal. */
export interface AccountOptions {
  readonly session?: VendorSession
  readonly clock?: Clock
  readonly limitScale?: number
  readonly saveSession?: (session: VendorSession) => Promise<void>
}

/** The sandbox's OAuth client. */
export const oauth: OAuthClient = { clientId: sandboxClient.id, clientSecret: new Secret(sandboxClient.secret), apiKey: null }

/** The addresses of a portal that is everything at once. */
export const portalAt = (origin: string): PortalAddress => ({ web: origin, auth: origin, api: origin })

const key = (): AccountKey => {
  const parsed = parseAccountKey('testclio')
  if (parsed === undefined) throw new Error('testclio is an account key')
  return parsed
}

/** The session a signed-in visitor's cookies make. */
export const sessionOf = ({ cookies }: Visitor): VendorSession =>
  new Secret({
    kind: 'cookies',
    cookies: [...cookies].map(([name, value]) => ({
      name,
      value,
      domain: '127.0.0.1',
      hostOnly: true,
      path: '/',
      secure: false,
      httpOnly: true,
      expires: null,
    })),
  })

/** Starts Clio, signs in by its forms, gives a connection, closes everything. Without a browser a page that is asked for fails the test. */
export const withClioAccount = (
  visit: (account: ClioAccount) => Promise<void>,
  options: ClioOptions = {},
  browser: PageLender<Page> = noBrowser,
): Promise<void> =>
  withClio(async (portal) => {
    const someone = await portal.signedIn()
    const session = sessionOf(someone)
    const opened: VendorConnection[] = []
    const open = (wanted: AccountOptions = {}): VendorConnection => {
      const connection = clio.open(
        {
          portal: portalAt(portal.origin),
          session: wanted.session ?? session,
          account: key(),
          oauth,
          clock: wanted.clock ?? systemClock,
          limitScale: wanted.limitScale ?? 1000,
          saveSession: wanted.saveSession ?? (async () => {}),
        },
        browser,
      )
      opened.push(connection)
      return connection
    }
    const counts = z.array(z.object({ route: z.string(), count: z.number() }))
    try {
      await visit({
        ...portal,
        // The code of this step is spent: the same visitor asks on.
        api: (path, headers) => someone.get(`/api/v4/${path}`, headers),
        connection: open(),
        session,
        open,
        count: async (route) =>
          counts
            .parse(await portal.desk('GET', 'requests'))
            .filter((one) => route === undefined || one.route === route)
            .reduce((sum, { count }) => sum + count, 0),
        countAfresh: async () => {
          await portal.desk('DELETE', 'requests')
        },
      })
    } finally {
      for (const connection of opened) await connection.close()
    }
  }, options)
