import type { Page } from 'puppeteer'
import { Secret } from '../../../core/Secret.js'
import type { Clock } from '../../../core/clock.js'
import { parseAccountKey } from '../../../core/recordId.js'
import type { PageLender, VendorConnection, VendorSession } from '../../../core/vendorAdapter.js'
import { sandboxClient } from '../../../sandbox/portal/logins.js'
import { mycase } from '../../../subgraphs/mycase/mycase.js'
import type { MyCaseSession } from '../../../subgraphs/mycase/session.js'
import { systemClock } from '../../../bin/systemClock.js'
import { type MyCaseOptions, type MyCaseVisit, withMyCase } from '../../sandbox/mycase/withMyCase.js'
import { noBrowser } from '../../support/noBrowser.js'

/** A running portal and an open connection to it. */
export interface ConnectionVisit extends MyCaseVisit {
  readonly connection: VendorConnection
  /** Every session the connection asked to keep, in order. */
  readonly saved: readonly VendorSession[]
  /** Makes the connection's clock and the portal's run ahead. */
  readonly runAhead: (milliseconds: number) => Promise<void>
  /** How often each route of the API was asked since the last look. */
  readonly requests: () => Promise<Readonly<Record<string, number>>>
}

/** Starts a portal and opens a connection with tokens the demo user consented to; closes both. */
export const withConnection = (
  visit: (visit: ConnectionVisit) => Promise<void>,
  { browser = noBrowser, ...options }: MyCaseOptions & { readonly browser?: PageLender<Page> } = {},
): Promise<void> =>
  withMyCase(async (portal) => {
    const clock = createShiftedClock()
    const saved: VendorSession[] = []
    const connection = mycase.open(
      {
        portal: { web: portal.origin, auth: portal.origin, api: portal.origin },
        session: await sessionOf(portal),
        account: parseAccountKey('test0001') ?? fail(),
        oauth: { clientId: sandboxClient.id, clientSecret: new Secret(sandboxClient.secret), apiKey: null },
        clock,
        limitScale: 1000,
        saveSession: async (session) => void saved.push(session),
      },
      browser,
    )
    const requests = async (): Promise<Readonly<Record<string, number>>> => {
      const counts = (await portal.desk('GET', 'requests')) as readonly { readonly route: string; readonly count: number }[] // The desk's own form.
      await portal.desk('DELETE', 'requests')
      return Object.fromEntries(counts.map(({ route, count }) => [route.replace('/v1/', ''), count]))
    }
    await requests()
    try {
      const runAhead = async (milliseconds: number): Promise<void> => {
        clock.shift(milliseconds)
        await portal.desk('POST', 'faults', { clockSkewMs: milliseconds })
      }
      await visit({ ...portal, connection, saved, runAhead, requests })
    } finally {
      await connection.close()
    }
  }, options)

/** A session as a sign-in yields it, made without a browser. */
export const sessionOf = async (portal: MyCaseVisit): Promise<Secret<MyCaseSession>> => {
  const visitor = await portal.signedIn()
  const granted = await portal.consent(visitor)
  return new Secret({
    web: portal.origin,
    timeZone: 'America/Chicago',
    cookies: visitor.cookies(),
    tokens: {
      accessToken: granted.access_token,
      refreshToken: granted.refresh_token,
      expiresAt: new Date(Date.now() + granted.expires_in * 1000).toISOString(),
    },
  })
}

const createShiftedClock = (): Clock & { readonly shift: (milliseconds: number) => void } => {
  let ahead = 0
  return {
    now: () => new Date(systemClock.now().getTime() + ahead),
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds, signal),
    shift: (milliseconds) => {
      ahead = milliseconds
    },
  }
}

const fail = (): never => {
  throw new Error('not an account key')
}
