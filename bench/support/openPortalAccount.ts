import { join } from 'node:path'
import { adaptersOver } from '../../bin/adapters.js'
import { browserSignIn } from '../../bin/browserSignIn.js'
import { chromiumPath } from '../../bin/chromiumPath.js'
import { demoConnections } from '../../bin/demo.js'
import { openStore } from '../../bin/openStore.js'
import { readSettings } from '../../bin/settings.js'
import { startSandboxProcess } from '../../bin/startSandboxProcess.js'
import { systemClock } from '../../bin/systemClock.js'
import type { Account } from '../../core/account/Account.js'
import type { AccountReader } from '../../core/account/AccountReader.js'
import type { Clock } from '../../core/clock.js'
import type { Releases } from '../../core/release.js'
import type { Vendor } from '../../core/vendor.js'
import { openSessions } from '../../engine/sessions/openSessions.js'
import type { Sessions } from '../../engine/sessions/Sessions.js'
import { openLiveReads } from '../../engine/sync/openLiveReads.js'
import { openSync } from '../../engine/sync/openSync.js'
import type { AccountSync } from '../../engine/sync/AccountSync.js'
import { openAccountReader } from '../../prisma/accounts/openAccountReader.js'
import type { Database } from '../../prisma/Database.js'
import { openBrowser } from '../../subgraphs/vendor/browser/openBrowser.js'

/** Unthrottled sandbox portals in a process of their own, and the engines that read them. */
export interface Portals {
  readonly accounts: AccountReader
  readonly database: Database
  readonly sessions: Sessions
  readonly sync: AccountSync
  /** Signs in at a vendor's portal as its demo person, for a tenant; the demo's where none is named. */
  readonly connect: (vendor: Vendor, tenant?: string) => Promise<Account>
}

/** What portals are opened with. */
export interface PortalOptions {
  readonly matters: number
  readonly portBase: number
  readonly dataFolder: string
  /** A PostgreSQL server's database; the embedded one where none is named. */
  readonly databaseUrl?: string
  /** The machine's where none is given. */
  readonly clock?: Clock
}

/** Starts the portals and opens the engines over them; what was opened is added to `releases`. */
export const openPortals = async (
  { matters, portBase, dataFolder, databaseUrl, clock = systemClock }: PortalOptions,
  releases: Releases,
): Promise<Portals> => {
  const settings = readSettings({
    DATA_DIR: dataFolder,
    SANDBOX_PORT_BASE: String(portBase),
    SANDBOX_MATTERS: String(matters),
    SANDBOX_LIMIT_SCALE: '1000000',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  })
  const { database, vault } = await openStore(settings, releases)
  const sandbox = startSandboxProcess(settings, () => undefined)
  releases.add('the sandbox portals', () => sandbox.close())
  await sandbox.ready
  const browser = await openBrowser({ executablePath: await chromiumPath(settings), asRoot: process.getuid?.() === 0 })
  releases.add('the browser', () => browser.close())
  const accounts = openAccountReader(database, clock)
  const sessions = await openSessions({
    database,
    vault,
    adapters: adaptersOver(browser),
    accounts,
    clock,
    limitScale: settings.sandboxLimitScale,
    signIn: browserSignIn({ browser, clock, screenshotFolder: join(dataFolder, 'screenshots') }),
  })
  releases.add('the sessions', () => sessions.close())
  const liveReads = openLiveReads({ database, sessions, clock })
  const sync = openSync({ database, sessions, liveReads, clock, onProgress: () => undefined })
  releases.add('the sync', () => sync.close())
  const connect = async (vendor: Vendor, tenant?: string): Promise<Account> => {
    const request = demoConnections({ sandboxHost: '127.0.0.1', sandboxPortBase: portBase }, clock.now()).find(
      (connection) => connection.vendor === vendor,
    )
    if (request === undefined) throw new Error(`there is no demo connection for ${vendor}`)
    return sessions.connectAccount(tenant === undefined ? request : { ...request, tenant })
  }
  return { accounts, database, sessions, sync, connect }
}

/** One signed-in account and its portals. */
export interface PortalAccount extends Portals {
  readonly account: Account
}

/** Opens portals and signs in at one. */
export const openPortalAccount = async (
  { vendor, ...options }: PortalOptions & { readonly vendor: Vendor },
  releases: Releases,
): Promise<PortalAccount> => {
  const portals = await openPortals(options, releases)
  return { ...portals, account: await portals.connect(vendor) }
}
