import assert from 'node:assert/strict'
import type { Page } from 'puppeteer'
import { Secret } from '../../../core/Secret.js'
import { systemClock } from '../../../bin/systemClock.js'
import type { Clock } from '../../../core/clock.js'
import { parseAccountKey } from '../../../core/recordId.js'
import type { OAuthClient, PageLender, PortalAddress, VendorConnection, VendorSession } from '../../../core/vendorAdapter.js'
import { practicepanther } from '../../../subgraphs/practicepanther/practicepanther.js'
import type { Visit } from '../../sandbox/practicepanther/withPracticePanther.js'
import { noBrowser } from '../../support/noBrowser.js'

/** Where the running portal is, as the adapter is told. */
export const addressOfPortal = (origin: string): PortalAddress => ({ web: origin, auth: origin, api: origin })

/** The client every sandbox portal knows. */
export const oauthClient: OAuthClient = { clientId: 'sandbox-client', clientSecret: new Secret('sandbox-secret'), apiKey: null }

/** A session of cookies, without the detour over a browser. */
export const cookieSession = async (visit: Visit): Promise<VendorSession> => {
  const visitor = await visit.signedIn()
  const { hostname } = new URL(visit.origin)
  return new Secret({
    token: null,
    cookies: [...visitor.cookies].map(([name, value]) => ({
      name,
      value,
      domain: hostname,
      hostOnly: true,
      path: '/',
      secure: false,
      httpOnly: true,
      expires: null,
    })),
  })
}

/** What a connection is opened with, as far as a test says. */
export interface OpenOptions {
  readonly session?: VendorSession
  readonly oauth?: OAuthClient | null
  readonly clock?: Clock
  readonly saveSession?: (session: VendorSession) => Promise<void>
  /** For what only a form does. */
  readonly browser?: PageLender<Page>
}

/** Opens a connection to the running portal, gives it to `use`, closes it. */
export const withConnection = async (
  visit: Visit,
  use: (connection: VendorConnection) => Promise<void>,
  options: OpenOptions = {},
): Promise<void> => {
  const account = parseAccountKey('testtest')
  assert.ok(account !== undefined)
  const connection = practicepanther.open(
    {
      portal: addressOfPortal(visit.origin),
      session: options.session ?? (await cookieSession(visit)),
      account,
      oauth: options.oauth ?? null,
      clock: options.clock ?? systemClock,
      limitScale: 1000,
      saveSession: options.saveSession ?? (async () => {}),
    },
    options.browser ?? noBrowser,
  )
  try {
    await use(connection)
  } finally {
    await connection.close()
  }
}

/** How often each route was asked since the last call of `forgetRequests`. */
export const requestsTo = async (visit: Visit): Promise<Readonly<Record<string, number>>> => {
  const counts = (await visit.desk('GET', 'requests')) as readonly { readonly route: string; readonly count: number }[]
  return Object.fromEntries(counts.map(({ route, count }) => [route, count]))
}

/** Starts counting anew. */
export const forgetRequests = async (visit: Visit): Promise<unknown> => visit.desk('DELETE', 'requests')
