import { randomBytes } from 'node:crypto'
import { bindAdapter } from '../../bin/adapters.js'
import type { AccountReader } from '../../core/account/AccountReader.js'
import type { Clock } from '../../core/clock.js'
import type { Releases } from '../../core/release.js'
import { endHooks } from '../../engine/hints/endHooks.js'
import { openSessions } from '../../engine/sessions/openSessions.js'
import type { Adapters, Sessions, SignIn } from '../../engine/sessions/Sessions.js'
import type { AccountSync } from '../../engine/sync/AccountSync.js'
import type { LiveReads } from '../../engine/sync/LiveReads.js'
import { openLiveReads } from '../../engine/sync/openLiveReads.js'
import { openSync } from '../../engine/sync/openSync.js'
import { openAccountReader } from '../../prisma/accounts/openAccountReader.js'
import type { Database } from '../../prisma/Database.js'
import { openVault } from '../../prisma/vault/openVault.js'
import type { Vault } from '../../prisma/vault/Vault.js'
import type { SharedBrowser } from '../../subgraphs/vendor/browser/SharedBrowser.js'
import { signInThroughBrowser } from '../../subgraphs/vendor/browser/signInThroughBrowser.js'
import { createHurriedClock } from './createHurriedClock.js'
import { limitScale, type SandboxVendor } from './withSandboxVendor.js'

/** What the engines stand on. */
export interface EngineOptions {
  readonly portals: readonly SandboxVendor[]
  readonly browser: SharedBrowser
  readonly database: Database
  readonly screenshotFolder: string
  /** For engines that share a database; a key of their own where none is given. */
  readonly vaultKey?: Buffer
}

/** The engines behind the graph, over the adapters of these portals. */
export interface Engines {
  readonly accounts: AccountReader
  readonly sessions: Sessions
  readonly live: LiveReads
  readonly sync: AccountSync
  readonly vault: Vault
  /** Whoever waits by it moves the time of all portals on with it. */
  readonly clock: Clock
}

/** Opens the engines as a start does; what was opened is added to `releases`. */
export const openEngines = async (options: EngineOptions, releases: Releases): Promise<Engines> => {
  const { portals, database } = options
  const clock = createHurriedClock(async (milliseconds) => {
    await Promise.all(portals.map(({ desk }) => desk.hurry(milliseconds)))
  })
  const accounts = openAccountReader(database, clock)
  const vault = await openVault(database, options.vaultKey ?? randomBytes(32))
  // The vendors under test are all there are, which the list's own test sees to.
  const adapters = Object.fromEntries(
    portals.map(({ vendor: { adapter } }) => [adapter.vendor, bindAdapter(adapter, options.browser)]),
  ) as unknown as Adapters
  const sessions = await openSessions({
    database,
    accounts,
    vault,
    adapters,
    signIn: signInAt(options, clock),
    clock,
    limitScale,
    farewell: endHooks({ database, vault }),
  })
  releases.add('the sessions', () => sessions.close())
  const live = openLiveReads({ database, sessions, clock })
  const sync = openSync({ database, sessions, liveReads: live, clock, onProgress: () => {} })
  releases.add('the sync', () => sync.close())
  return { accounts, sessions, live, sync, vault, clock }
}

const signInAt =
  ({ portals, browser, screenshotFolder }: EngineOptions, clock: Clock): SignIn =>
  (request) => {
    const portal = portals.find(({ vendor }) => vendor.adapter.vendor === request.vendor)
    if (portal === undefined) throw new Error(`no portal of ${request.vendor} runs`)
    return signInThroughBrowser({ ...request, adapter: portal.vendor.adapter, browser, clock, screenshotFolder })
  }
