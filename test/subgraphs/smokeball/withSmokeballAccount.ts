import type { Page } from 'puppeteer'
import type { RecordKind } from '../../../core/recordKind.js'
import { z } from 'zod'
import type { Json } from '../../../core/record/scalars.js'
import { Secret } from '../../../core/Secret.js'
import { systemClock } from '../../../bin/systemClock.js'
import type { Clock } from '../../../core/clock.js'
import { type AccountKey, parseAccountKey } from '../../../core/recordId.js'
import type { PageLender, PortalAddress, VendorConnection, VendorSession } from '../../../core/vendorAdapter.js'
import { smokeball } from '../../../subgraphs/smokeball/smokeball.js'
import { type SmokeballVisit, withSmokeball } from '../../sandbox/smokeball/withSmokeball.js'
import { noBrowser } from '../../support/noBrowser.js'
import { sandboxKinds } from '../../support/openPortalDesk.js'

/** What a connection is opened with, beside the portal. */
export interface AccountOptions {
  readonly session?: VendorSession
  readonly clock?: Clock
  readonly limitScale?: number
  readonly saveSession?: (session: VendorSession) => Promise<void>
}

/** A running portal and a signed-in connection to it. */
export interface SmokeballAccount extends SmokeballVisit {
  readonly connection: VendorConnection
  readonly session: z.infer<typeof sessionShape>
  /** Opens another connection; closed at the end like the first. */
  readonly open: (options?: AccountOptions) => VendorConnection
  /** What is asked for at the desk, as JSON. */
  readonly desk: (method: string, path: string, body?: unknown) => Promise<unknown>
  /** The requests since the last call of `countAfresh`, by method and route. */
  readonly requests: () => Promise<Readonly<Record<string, number>>>
  readonly countAfresh: () => Promise<void>
}

const sessionShape = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.string() }).loose()

/** The addresses of a portal that is everything at once. */
export const portalAt = (origin: string): PortalAddress => ({ web: origin, auth: origin, api: origin })

const accountKey = (): AccountKey => {
  const parsed = parseAccountKey('testball')
  if (parsed === undefined) throw new Error('testball is an account key')
  return parsed
}

/** Starts Smokeball, signs in by the endpoints of its form, gives a connection, closes everything. */
export const withSmokeballAccount = (
  visit: (account: SmokeballAccount) => Promise<void>,
  options: { readonly matters?: number; readonly limitScale?: number; readonly browser?: PageLender<Page> } = {},
): Promise<void> =>
  withSmokeball(async (portal) => {
    const session = sessionShape.parse({
      ...portal.welcome,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    })
    const opened: VendorConnection[] = []
    const open: SmokeballAccount['open'] = (wanted = {}) => {
      const connection = smokeball.open(
        {
          portal: portalAt(portal.portal.origin),
          // A JSON object, as the vault gives it back.
          session: wanted.session ?? new Secret(session as Json),
          account: accountKey(),
          oauth: null,
          clock: wanted.clock ?? systemClock,
          limitScale: wanted.limitScale ?? 1000,
          saveSession: wanted.saveSession ?? (async () => {}),
        },
        options.browser ?? noBrowser,
      )
      opened.push(connection)
      return connection
    }
    const desk: SmokeballAccount['desk'] = async (method, path, body) => (await portal.ask(method, `/_sandbox/${path}`, body)).json
    const counts = z.array(z.object({ method: z.string(), route: z.string(), count: z.number() }))
    try {
      await visit({
        ...portal,
        connection: open(),
        session,
        open,
        desk,
        requests: async () =>
          Object.fromEntries(counts.parse(await desk('GET', 'requests')).map(({ method, route, count }) => [`${method} ${route}`, count])),
        countAfresh: async () => {
          await desk('DELETE', 'requests')
        },
      })
    } finally {
      for (const connection of opened) await connection.close()
    }
  }, options)

/** What the portal stores of a kind. */
export const stored = async (
  { desk }: Pick<SmokeballAccount, 'desk'>,
  kind: RecordKind,
): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  z.array(z.record(z.string(), z.unknown())).parse(await desk('GET', `records/${sandboxKinds[kind]}`))

const named = z.object({ id: z.string(), matterId: z.string().optional(), bankAccount: z.object({ id: z.string() }).optional() })
const ofMatter: ReadonlySet<RecordKind> = new Set(['TIME_ENTRY', 'EXPENSE', 'INVOICE'])

/** The canonical ids of what the portal stores: that of what hangs on a matter holds the matter's, a transaction's its account's. */
export const storedIds = async (account: Pick<SmokeballAccount, 'desk'>, kind: RecordKind): Promise<readonly string[]> =>
  (await stored(account, kind)).map((record) => {
    const { id, matterId, bankAccount } = named.parse(record)
    if (ofMatter.has(kind)) return `${String(matterId)}.${id}`
    return kind === 'TRUST_TRANSACTION' ? `${String(bankAccount?.id)}.${id}` : id
  })
