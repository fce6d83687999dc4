import { join } from 'node:path'
import { adapters } from '../../bin/adapters.js'
import { browserSignIn } from '../../bin/browserSignIn.js'
import { chromiumPath } from '../../bin/chromiumPath.js'
import { demoConnections } from '../../bin/demo.js'
import { openStore } from '../../bin/openStore.js'
import { readSettings } from '../../bin/settings.js'
import { startSandboxProcess } from '../../bin/startSandboxProcess.js'
import { systemClock } from '../../bin/systemClock.js'
import type { Account } from '../../core/account/Account.js'
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

/** One signed-in account at an unthrottled sandbox portal, with the engines that read it. */
export interface PortalAccount {
  readonly account: Account
  readonly database: Database
  readonly sessions: Sessions
  readonly sync: AccountSync
}

/** Starts the portals in a process of their own and signs in at one. */
export const openPortalAccount = async (
  {
    vendor,
    matters,
    portBase,
    dataFolder,
  }: { readonly vendor: Vendor; readonly matters: number; readonly portBase: number; readonly dataFolder: string },
  releases: Releases,
): Promise<PortalAccount> => {
  const settings = readSettings({
    DATA_DIR: dataFolder,
    SANDBOX_PORT_BASE: String(portBase),
    SANDBOX_MATTERS: String(matters),
    SANDBOX_LIMIT_SCALE: '1000000',
  })
  const { database, vault } = await openStore(settings, releases)
  const sandbox = startSandboxProcess(settings, () => undefined)
  releases.add('the sandbox portals', () => sandbox.close())
  await sandbox.ready
  const browser = await openBrowser({ executablePath: await chromiumPath(settings), asRoot: process.getuid?.() === 0 })
  releases.add('the browser', () => browser.close())
  const sessions = await openSessions({
    database,
    vault,
    adapters,
    accounts: openAccountReader(database, systemClock),
    clock: systemClock,
    limitScale: settings.sandboxLimitScale,
    signIn: browserSignIn({ browser, clock: systemClock, screenshotFolder: join(dataFolder, 'screenshots') }),
  })
  releases.add('the sessions', () => sessions.close())
  const liveReads = openLiveReads({ database, sessions, clock: systemClock })
  const sync = openSync({ database, sessions, liveReads, clock: systemClock, onProgress: () => undefined })
  releases.add('the sync', () => sync.close())
  const request = demoConnections(portBase, systemClock.now()).find((connection) => connection.vendor === vendor)
  if (request === undefined) throw new Error(`there is no demo connection for ${vendor}`)
  const account = await sessions.connectAccount(request)
  return { account, database, sessions, sync }
}
