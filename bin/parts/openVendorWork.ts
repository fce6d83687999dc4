import { join } from 'node:path'
import type { AccountReader } from '../../core/account/AccountReader.js'
import type { Releases } from '../../core/release.js'
import type { Vendor } from '../../core/vendor.js'
import type { PortalAddress } from '../../core/vendorAdapter.js'
import type { Commands } from '../../engine/commands/Commands.js'
import { openCommands } from '../../engine/commands/openCommands.js'
import { endHooks } from '../../engine/hints/endHooks.js'
import type { Hints } from '../../engine/hints/Hints.js'
import { openHints } from '../../engine/hints/openHints.js'
import { openSessions } from '../../engine/sessions/openSessions.js'
import type { Sessions } from '../../engine/sessions/Sessions.js'
import type { SyncListener } from '../../engine/sync/AccountSync.js'
import type { LiveReads } from '../../engine/sync/LiveReads.js'
import { type ContinuousSync, openContinuousSync } from '../../engine/sync/openContinuousSync.js'
import { openLiveReads } from '../../engine/sync/openLiveReads.js'
import { openSync } from '../../engine/sync/openSync.js'
import { openAccountReader } from '../../prisma/accounts/openAccountReader.js'
import type { Telemetry } from '../../telemetry/openTelemetry.js'
import { openBrowser } from '../../subgraphs/vendor/browser/openBrowser.js'
import { adapters, adaptersOver } from '../adapters.js'
import { browserSignIn } from '../browserSignIn.js'
import type { Store } from '../openStore.js'
import type { Settings } from '../settings.js'
import { systemClock } from '../systemClock.js'
import type { Shared } from './openShared.js'
import { watchedSync } from './watched/watchedSync.js'

/** What work at vendors is done with. */
export interface VendorWorkOptions {
  readonly settings: Settings
  readonly store: Store
  readonly shared: Shared
  /** The browser to sign in with. */
  readonly executablePath: string
  /** Where accounts are connected in place of the vendors' own hosts; absent for those. */
  readonly portals?: (vendor: Vendor) => PortalAddress
  /** Whose accounts are read and whose commands are done in this process; calls that are asked for reach all vendors in any case. */
  readonly vendors: readonly Vendor[]
  readonly onProgress: SyncListener
  readonly telemetry: Pick<Telemetry, 'logger' | 'instruments'>
}

/** Everything that calls vendors. */
export interface VendorWork {
  readonly accounts: AccountReader
  readonly sessions: Sessions
  readonly live: LiveReads
  readonly reading: ContinuousSync
  readonly hints: Hints
  readonly commands: Commands
}

/** How many commands are done at once. */
const commandWorkers = 4

/** Opens the sessions, the reading of accounts and the doing of commands. */
export const openVendorWork = async (
  { settings, store: { database, vault }, shared, executablePath, portals, vendors, onProgress, telemetry }: VendorWorkOptions,
  releases: Releases,
): Promise<VendorWork> => {
  const clock = systemClock
  const { logger, instruments } = telemetry
  const browser = await openBrowser({
    executablePath,
    asRoot: process.getuid?.() === 0 || !settings.chromiumSandbox,
    instruments: instruments.browser,
  })
  const accounts = openAccountReader(database, clock)
  const sessions = await openSessions({
    database,
    accounts,
    vault,
    adapters: adaptersOver(browser, portals),
    clock,
    limitScale: settings.sandbox ? settings.sandboxLimitScale : 1,
    limiters: shared.limiters,
    farewell: endHooks({ database, vault }),
    instruments: instruments.portal,
    signIn: browserSignIn({ browser, clock, instruments, screenshotFolder: join(settings.dataFolder, 'screenshots') }),
  })
  const live = openLiveReads({ database, sessions, clock })
  const sync = openSync({ database, sessions, liveReads: live, clock, onProgress })
  const hints = openHints({
    database,
    accounts,
    vault,
    adapters,
    sessions,
    liveReads: live,
    clock,
    baseUrl: settings.webhookBaseUrl,
    onFault: (error) => logger.error({ err: error }, 'reading what a vendor hinted at met a fault of our own'),
  })
  const reading = await openContinuousSync({
    database,
    accounts,
    sync: watchedSync(sync, instruments.work),
    clock,
    vendors,
    bell: shared.readings,
    keepHooks: async (account) => hints.keep(account),
    everyMs: settings.syncEverySeconds * 1_000,
    onFault: (error) => logger.error({ err: error }, 'reading an account met a fault of our own'),
  })
  // Together: each would wait for what only another ends, a page for its connection, a sign-in for its browser.
  releases.add('the sync, the sessions and the browser', async () => {
    await Promise.all([reading.close(), sync.close(), hints.close(), sessions.close(), browser.close()])
  })
  const commands = openCommands({
    database,
    sessions,
    sync,
    clock,
    vendors,
    bell: shared.commands,
    watch: instruments.commands.stage,
    instruments: instruments.commands,
    workers: vendors.length === 0 ? 0 : commandWorkers,
    onFault: (error) => logger.error({ err: error }, 'a command met a fault of our own'),
  })
  releases.add('the commands', () => commands.close())
  return { accounts, sessions, live, reading, hints, commands }
}
