import 'reflect-metadata'
import { setTimeout } from 'node:timers/promises'
import { Secret } from '../../core/Secret.js'
import type { Composition } from '../../bin/composeSubgraphs.js'
import { requestContexts, type RequestSources } from '../../bin/requestContexts.js'
import { systemClock } from '../../bin/systemClock.js'
import type { Account } from '../../core/account/Account.js'
import { Releases } from '../../core/release.js'
import type { Vendor } from '../../core/vendor.js'
import type { AccountSync } from '../../engine/sync/AccountSync.js'
import type { GatewayOptions } from '../../gateway/GatewayOptions.js'
import { openGateway } from '../../gateway/openGateway.js'
import type { SubscriptionLimits } from '../../gateway/subscriptions/SubscriptionLimits.js'
import type { Database } from '../../prisma/Database.js'
import { readCommand } from '../../prisma/command/moveCommand.js'
import { openChangeFeed } from '../../engine/changes/openChangeFeed.js'
import { openLocalBus } from '../../engine/changes/openLocalBus.js'
import { wakeOnCommit } from '../../engine/changes/wakeOnCommit.js'
import { openCommands } from '../../engine/commands/openCommands.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { sandboxPassword, sandboxTotpSecret } from '../../sandbox/portal/logins.js'
import type { SharedBrowser } from '../../subgraphs/vendor/browser/SharedBrowser.js'
import { composed } from './composed.js'
import { type CountingMirror, countStatements } from './countStatements.js'
import { type Engines, openEngines } from './openEngines.js'
import { requestSources } from './requestSources.js'
import { serveSubgraph } from './serveSubgraph.js'
import { createTurnedClock, type TurnedClock } from './createTurnedClock.js'
import { watchGateway } from './watchGateway.js'
import { withFolder } from './withFolder.js'
import type { SandboxVendor } from './withSandboxVendor.js'

/** The whole product in this process, connected to sandbox portals: gateway, subgraphs, engines, database. */
export interface Graph {
  /** Where the gateway listens; it asks for no key. */
  readonly url: string
  /** Where a second gateway listens, which reaches every subgraph over HTTP, as with one process for each; opened when first asked for. */
  readonly urlOverHttp: () => Promise<string>
  readonly portals: ReadonlyMap<Vendor, SandboxVendor>
  /** One connected account for each portal. */
  readonly accounts: ReadonlyMap<Vendor, Account>
  readonly sync: AccountSync
  /** The engines' time. */
  readonly now: () => Date
  /** Waits for an act while the commands' time and the portals' goes ten times as fast: a vendor that shows a write late need not be waited for. */
  readonly hurried: <T>(act: Promise<T>) => Promise<T>
  /** Opens one more gateway over the subgraphs in this process, with options of its own; tells its address. */
  readonly open: (options: FrontOptions) => Promise<string>
  /** The database; what is committed in it by a transaction is heard of at once. */
  readonly database: Database
  /** How often the mirror was asked for records by key. */
  readonly mirror: CountingMirror
}

const tenant = 'conformance'
/** A key that may read and nothing else; without it a request may all. */
const readerKey = 'Bearer reader'
const silent = { error: () => {}, warn: () => {}, info: () => {} }

/** Connects an account to each portal through the browser, reads it whole, opens a gateway over all, gives it to `use`, closes everything. */
export const withGraph = (
  {
    portals,
    browser,
    database: quiet,
  }: { readonly portals: readonly SandboxVendor[]; readonly browser: SharedBrowser; readonly database: Database },
  use: (graph: Graph) => Promise<void>,
): Promise<void> =>
  withFolder(async (screenshotFolder) => {
    const releases = new Releases()
    try {
      const bus = openLocalBus()
      const database = wakeOnCommit(quiet, bus)
      const engines = await openEngines({ portals, browser, database, screenshotFolder }, releases)
      const accounts = new Map(await Promise.all(portals.map(async (portal) => connect(engines, portal))))
      // After all have signed in: a portal that is busy answering a reading has the browser wait.
      await Promise.all([...accounts.values()].map(({ key }) => engines.sync.syncAccount(key)))
      const mirror = countStatements(openMirrorReader(database))
      // By the machine's own time: by the others' a worker at rest would turn the portals' clocks. A test that waits for a vendor to settle turns both.
      const commandClock = createTurnedClock()
      const commands = openCommands({ ...engines, database, clock: commandClock, workers: 2, onFault: fail })
      releases.add('the commands', () => commands.close())
      const sources = { ...requestSources(database, engines), mirror, commands }
      const { changes } = sources
      const feed = openChangeFeed({ sql: database, changes, bus, clock: systemClock, onFault: fail })
      releases.add('the change feed', () => feed.close())
      const subscriptions = { sources: { feed, changes, readCommand: async (id: string) => readCommand(database, id) } }
      const composition = composed()
      const contexts = requestContexts(sources)
      const local = Object.fromEntries(composition.subgraphs.map(({ name, schema }) => [name, contexts.inProcess(schema)]))
      const front = { clock: engines.clock, subscriptions, composition, releases }
      const open = (options: FrontOptions): Promise<string> => openFront(front, { subgraphs: local, ...options })
      const url = await open({})
      let second: Promise<string> | undefined
      const openOverHttp = async (): Promise<string> => open({ subgraphs: await serveSubgraphs(sources, composition, releases) })
      const byVendor = new Map(portals.map((portal) => [portal.vendor.adapter.vendor, portal]))
      const hurried = openHurry(portals, commandClock)
      await use({
        url,
        urlOverHttp: () => (second ??= openOverHttp()),
        portals: byVendor,
        accounts,
        sync: engines.sync,
        now: () => engines.clock.now(),
        hurried,
        database,
        open,
        mirror,
      })
    } finally {
      await releases.releaseAll()
    }
  })

/** How often time is moved on: an act that is over sooner costs no portal a request. */
const beatMs = 100

/** Lets time go ten times as fast while at least one act is waited for. */
const openHurry = (portals: readonly SandboxVendor[], clock: TurnedClock): Graph['hurried'] => {
  const underWay = new Set<Promise<unknown>>()
  let rest = new AbortController()
  const beat = async ({ signal }: AbortController): Promise<void> => {
    while (!signal.aborted) {
      await setTimeout(beatMs, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return
      await Promise.all(portals.map(({ desk }) => desk.hurry(beatMs * 9)))
      clock.turn(beatMs * 9)
    }
  }
  let beating = Promise.resolve()
  return async (act) => {
    underWay.add(act)
    if (underWay.size === 1) {
      rest = new AbortController()
      beating = beat(rest)
    }
    try {
      return await act
    } finally {
      underWay.delete(act)
      if (underWay.size === 0) {
        rest.abort()
        await beating
      }
    }
  }
}

const connect = async (
  { sessions, clock }: Engines,
  { vendor: { adapter, oauth }, portal }: SandboxVendor,
): Promise<readonly [Vendor, Account]> => {
  const { vendor } = adapter
  const person = { username: 'demo@example.com', password: new Secret(sandboxPassword), totpSecret: new Secret(sandboxTotpSecret) }
  const login = { ...person, firm: null, ssoProvider: null, code: null }
  const consent = { grantedBy: 'The sandbox firm', grantedAt: clock.now().toISOString() }
  const account = await sessions.connectAccount({ actor: 'key_conformance', tenant, vendor, region: null, portal, login, oauth, consent })
  return [vendor, account]
}

const fail = (error: unknown): never => {
  throw error
}

const internalSecret = 'between the gateway and its subgraphs'

/** Each subgraph as a process of its own would serve it: no two share a request. */
const serveSubgraphs = async (
  sources: RequestSources,
  { subgraphs }: Composition,
  releases: Releases,
): Promise<GatewayOptions['subgraphs']> => {
  const places: Record<string, { readonly url: string }> = {}
  for (const { name, schema } of subgraphs) {
    const contexts = requestContexts(sources)
    const server = await serveSubgraph({ name, schema, contexts, secret: internalSecret, now: () => sources.clock.now() })
    releases.add(`the subgraph ${name}`, () => server.close())
    places[name] = { url: server.url }
  }
  return places
}

/** What differs from the gateway that every test has. */
export interface FrontOptions extends Partial<GatewayOptions> {
  /** The limits of subscriptions that differ from the default ones. */
  readonly streams?: Partial<SubscriptionLimits>
}

interface Front {
  readonly clock: Engines['clock']
  readonly subscriptions: NonNullable<GatewayOptions['subscriptions']>
  readonly composition: Composition
  readonly releases: Releases
}

const openFront = async (
  { clock, subscriptions, composition: { supergraphSdl }, releases }: Front,
  { streams = {}, ...options }: FrontOptions & Pick<GatewayOptions, 'subgraphs'>,
): Promise<string> => {
  const gateway = await openGateway({
    host: '127.0.0.1',
    port: 0,
    supergraphSdl,
    authenticate: async ({ authorization }) => ({
      key: 'key_conformance',
      tenant,
      scopes:
        authorization === readerKey
          ? ['read']
          : ['read', 'raw:read', 'audit:read', 'time:write', 'payments:write', 'trust:write', 'webhooks:write', 'operate'],
      accountKeys: null,
    }),
    subscriptions: { ...subscriptions, limits: streams },
    internalToken: { secret: new Secret(internalSecret), clock },
    graphiql: undefined,
    leaveOutLostRecords: true,
    logger: silent,
    ...(await watchGateway()),
    ...options,
  })
  releases.add('the gateway', () => gateway.close())
  return gateway.url
}
