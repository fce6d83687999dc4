import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { adaptersOver } from '../../bin/adapters.js'
import { browserSignIn } from '../../bin/browserSignIn.js'
import { demoConnections } from '../../bin/demo.js'
import { readSettings } from '../../bin/settings.js'
import { startSandboxProcess } from '../../bin/startSandboxProcess.js'
import { systemClock } from '../../bin/systemClock.js'
import type { Account } from '../../core/account/Account.js'
import { Releases } from '../../core/release.js'
import type { Vendor } from '../../core/vendor.js'
import { openSessions } from '../../engine/sessions/openSessions.js'
import { openLiveReads } from '../../engine/sync/openLiveReads.js'
import { openSync } from '../../engine/sync/openSync.js'
import { openAccountReader } from '../../prisma/accounts/openAccountReader.js'
import type { Database } from '../../prisma/Database.js'
import { openVault } from '../../prisma/vault/openVault.js'
import { openBrowser } from '../../subgraphs/vendor/browser/openBrowser.js'
import { freePortRange } from '../sandbox/freePortRange.js'
import { openAtServer } from '../support/makeServerDatabase.js'
import { openFolder } from '../support/openFolder.js'
import { openPortalDesk } from '../support/openPortalDesk.js'
import type { PortalDesk } from '../support/PortalDesk.js'
import { bundleWorker } from './bundleWorker.js'
import { tenant } from './Protocol.js'
import { Worker } from './Worker.js'

/** What lanes stand on. */
export interface LaneOptions {
  /** A PostgreSQL server's address, whose user may make databases. */
  readonly serverUrl: string
  readonly chromiumPath: string
  readonly vendors: readonly Vendor[]
  /** After how long the server ends a transaction whose process stands still; as the product has it where nothing is said. */
  readonly idleInTransactionMs?: number
}

/** A vendor's account as a lane has it. */
export interface LaneAccount {
  readonly account: Account
  readonly portal: string
  readonly desk: PortalDesk
}

/** Everything that cells run on, one after the other: portals, a database, signed-in accounts read whole, and workers that are ready. */
export interface Lane {
  readonly accounts: ReadonlyMap<Vendor, LaneAccount>
  readonly database: Database
  /** Where its database is. */
  readonly databaseUrl: string
  /** A worker that has done nothing yet. */
  readonly takeWorker: () => Promise<Worker>
  readonly close: () => Promise<void>
}

const limitScale = 1_000_000
/** A firm small enough to be read in a moment. */
const matters = 12

/** Starts the portals, signs in at each and reads it whole. */
export const openLane = async ({ serverUrl, chromiumPath, vendors, idleInTransactionMs }: LaneOptions): Promise<Lane> => {
  const releases = new Releases()
  try {
    const folder = await openFolder(releases)
    const portBase = await freePortRange()
    const sandboxSettings = {
      SANDBOX_PORT_BASE: String(portBase),
      SANDBOX_MATTERS: String(matters),
      SANDBOX_LIMIT_SCALE: String(limitScale),
    }
    const sandbox = startSandboxProcess(readSettings(sandboxSettings), () => undefined)
    releases.add('the portals', () => sandbox.close())
    const { database, url: databaseUrl } = await openAtServer(serverUrl, releases)
    await sandbox.ready
    const vaultKey = randomBytes(32)
    const connections = demoConnections({ sandboxHost: '127.0.0.1', sandboxPortBase: portBase }, systemClock.now()).filter(({ vendor }) =>
      vendors.includes(vendor),
    )
    const accounts = new Map<Vendor, LaneAccount>()
    const connected = await connectAll({
      database,
      vaultKey,
      chromiumPath,
      folder,
      connections: connections.map((one) => ({ ...one, tenant })),
    })
    for (const account of connected) {
      const portal = account.portal.web
      accounts.set(account.vendor, { account, portal, desk: openPortalDesk(portal) })
    }
    const workerUrl = new URL(databaseUrl)
    if (idleInTransactionMs !== undefined)
      workerUrl.searchParams.set('options', `-c timezone=UTC -c idle_in_transaction_session_timeout=${String(idleInTransactionMs)}`)
    const program = await bundleWorker(folder)
    const pool = workerPool(
      () =>
        new Worker(
          program,
          { databaseUrl: workerUrl.href, vaultKey: vaultKey.toString('base64'), chromiumPath, limitScale },
          join(tmpdir(), 'mattergraph-crash-code'),
        ),
    )
    releases.add('the workers', pool.close)
    return { accounts, database, databaseUrl, takeWorker: pool.take, close: () => releases.releaseAll() }
  } catch (error) {
    await releases.releaseAll()
    throw error
  }
}

const connectAll = async ({
  database,
  vaultKey,
  chromiumPath,
  folder,
  connections,
}: {
  readonly database: Database
  readonly vaultKey: Buffer
  readonly chromiumPath: string
  readonly folder: string
  readonly connections: ReturnType<typeof demoConnections>
}): Promise<readonly Account[]> => {
  const releases = new Releases()
  try {
    const browser = await openBrowser({ executablePath: chromiumPath, asRoot: process.getuid?.() === 0 })
    releases.add('the browser', () => browser.close())
    const sessions = await openSessions({
      database,
      accounts: openAccountReader(database, systemClock),
      vault: await openVault(database, vaultKey),
      adapters: adaptersOver(browser),
      clock: systemClock,
      limitScale,
      signIn: browserSignIn({ browser, clock: systemClock, screenshotFolder: folder }),
    })
    releases.add('the sessions', () => sessions.close())
    const liveReads = openLiveReads({ database, sessions, clock: systemClock })
    const sync = openSync({ database, sessions, liveReads, clock: systemClock, onProgress: () => undefined })
    releases.add('the sync', () => sync.close())
    return await Promise.all(
      connections.map(async (connection) => {
        const account = await sessions.connectAccount(connection)
        const failing = (await sync.syncAccount(account.key)).find(({ phase }) => phase === 'FAILING')
        if (failing !== undefined) throw new Error(`${account.vendor} could not be read: ${String(failing.lastError)}`)
        return account
      }),
    )
  } finally {
    await releases.releaseAll()
  }
}

/** Keeps one worker ready while others work. */
const workerPool = (make: () => Worker): { readonly take: () => Promise<Worker>; readonly close: () => Promise<void> } => {
  const alive = new Set<Worker>()
  const boot = async (): Promise<Worker> => {
    const worker = make()
    alive.add(worker)
    if ((await worker.says('ready')) === null) throw new Error('a worker did not come up')
    return worker
  }
  let next: Promise<Worker> | null = null
  return {
    take: async () => {
      const taken = next ?? boot()
      next = boot()
      next.catch(() => undefined)
      return taken
    },
    close: async () => {
      await Promise.all([...alive].map((worker) => worker.kill()))
    },
  }
}
