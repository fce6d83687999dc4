import 'reflect-metadata'
import { type Composition, composeSubgraphs } from '../../bin/composeSubgraphs.js'
import { requestContexts, type RequestSources } from '../../bin/requestContexts.js'
import type { Account } from '../../core/account/Account.js'
import { Releases } from '../../core/release.js'
import type { Vendor } from '../../core/vendor.js'
import type { AccountSync } from '../../engine/sync/AccountSync.js'
import type { GatewayOptions } from '../../gateway/GatewayOptions.js'
import { openGateway } from '../../gateway/openGateway.js'
import type { Database } from '../../prisma/Database.js'
import { openCommandReader } from '../../prisma/command/openCommandReader.js'
import { systemClock } from '../../bin/systemClock.js'
import { openCommands } from '../../engine/commands/openCommands.js'
import { openAuditReader } from '../../prisma/audit/openAuditReader.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { openQuarantineReader } from '../../prisma/quarantine/openQuarantineReader.js'
import { openReportReader } from '../../prisma/report/openReportReader.js'
import { sandboxPassword, sandboxTotpSecret } from '../../sandbox/portal/logins.js'
import type { SharedBrowser } from '../../subgraphs/vendor/browser/SharedBrowser.js'
import { type CountingMirror, countStatements } from './countStatements.js'
import { type Engines, openEngines } from './openEngines.js'
import { serveSubgraph } from './serveSubgraph.js'
import { withFolder } from './withFolder.js'
import type { SandboxVendor } from './withSandboxVendor.js'

/** The whole product in this process, connected to sandbox portals: gateway, subgraphs, engines, database. */
export interface Graph {
  /** Where the gateway listens; it asks for no key. */
  readonly url: string
  /** Where a second gateway listens, which reaches every subgraph over HTTP, as with one process for each. */
  readonly urlOverHttp: string
  readonly portals: ReadonlyMap<Vendor, SandboxVendor>
  /** One connected account for each portal. */
  readonly accounts: ReadonlyMap<Vendor, Account>
  readonly sync: AccountSync
  /** The engines' time. */
  readonly now: () => Date
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
    database,
  }: { readonly portals: readonly SandboxVendor[]; readonly browser: SharedBrowser; readonly database: Database },
  use: (graph: Graph) => Promise<void>,
): Promise<void> =>
  withFolder(async (screenshotFolder) => {
    const releases = new Releases()
    try {
      const engines = await openEngines({ portals, browser, database, screenshotFolder }, releases)
      const accounts = new Map(await Promise.all(portals.map(async (portal) => connect(engines, portal))))
      // After all have signed in: a portal that is busy answering a reading has the browser wait.
      await Promise.all([...accounts.values()].map(({ key }) => engines.sync.syncAccount(key)))
      const mirror = countStatements(openMirrorReader(database))
      // By the machine's own time: by the others' a worker at rest would turn the portals' clocks.
      const commands = openCommands({ ...engines, database, clock: systemClock, workers: 2, onFault: fail })
      releases.add('the commands', () => commands.close())
      const sources = {
        ...engines,
        mirror,
        reports: openReportReader(database),
        audit: openAuditReader(database),
        commands,
        commandReader: openCommandReader(database),
        quarantine: openQuarantineReader(database),
        logger: silent,
      }
      const composition = composeSubgraphs()
      const contexts = requestContexts(sources)
      const local = Object.fromEntries(composition.subgraphs.map(({ name, schema }) => [name, contexts.inProcess(schema)]))
      const url = await openFront(engines, composition, local, releases)
      const served = await serveSubgraphs(sources, composition, releases)
      const urlOverHttp = await openFront(engines, composition, served, releases)
      const byVendor = new Map(portals.map((portal) => [portal.vendor.adapter.vendor, portal]))
      await use({ url, urlOverHttp, portals: byVendor, accounts, sync: engines.sync, now: () => engines.clock.now(), mirror })
    } finally {
      await releases.releaseAll()
    }
  })

const connect = async (
  { sessions, clock }: Engines,
  { vendor: { adapter, oauth }, portal }: SandboxVendor,
): Promise<readonly [Vendor, Account]> => {
  const { vendor } = adapter
  const person = { username: 'demo@example.com', password: sandboxPassword, totpSecret: sandboxTotpSecret }
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
    const server = await serveSubgraph({ schema, contexts, secret: internalSecret, now: () => sources.clock.now() })
    releases.add(`the subgraph ${name}`, server.close)
    places[name] = { url: server.url }
  }
  return places
}

const openFront = async (
  { clock }: Engines,
  { supergraphSdl }: Composition,
  subgraphs: GatewayOptions['subgraphs'],
  releases: Releases,
): Promise<string> => {
  const gateway = await openGateway({
    host: '127.0.0.1',
    port: 0,
    supergraphSdl,
    subgraphs,
    authenticate: async ({ authorization }) => ({
      key: 'key_conformance',
      tenant,
      scopes: authorization === readerKey ? ['read'] : ['read', 'raw:read', 'audit:read', 'time:write', 'operate'],
      accountKeys: null,
    }),
    internalToken: { secret: internalSecret, clock },
    graphiql: undefined,
    leaveOutLostRecords: true,
    logger: silent,
  })
  releases.add('the gateway', () => gateway.close())
  return gateway.url
}
