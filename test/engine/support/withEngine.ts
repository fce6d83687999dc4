import { randomBytes } from 'node:crypto'
import { Secret } from '../../../core/Secret.js'
import type { AccountReader } from '../../../core/account/AccountReader.js'
import type { SyncState } from '../../../core/account/SyncState.js'
import type { AccountSync } from '../../../engine/sync/AccountSync.js'
import type { ConnectRequest, Sessions } from '../../../engine/sessions/Sessions.js'
import type { LiveReads } from '../../../engine/sync/LiveReads.js'
import { openSessions } from '../../../engine/sessions/openSessions.js'
import { openLiveReads } from '../../../engine/sync/openLiveReads.js'
import { openSync } from '../../../engine/sync/openSync.js'
import { openAccountReader } from '../../../prisma/accounts/openAccountReader.js'
import type { Database } from '../../../prisma/Database.js'
import { openVault } from '../../../prisma/vault/openVault.js'
import type { Vault } from '../../../prisma/vault/Vault.js'
import { ManualClock } from '../../prisma/support/ManualClock.js'
import { TestVendor } from './TestVendor.js'

/** One key for all of a test process, as one installation has. */
export const testVaultKey = randomBytes(32)

/** The engine over one vendor of the test's own. */
export interface Engine {
  readonly vendor: TestVendor
  readonly clock: ManualClock
  readonly accounts: AccountReader
  readonly vault: Vault
  readonly sessions: Sessions
  readonly liveReads: LiveReads
  readonly sync: AccountSync
  /** Every state that was told, in order. */
  readonly told: readonly SyncState[]
}

/** Opens an engine for a test and closes it afterwards. A vendor of an earlier engine may be handed on: then it is the same process started again. */
export const withEngine = async (
  database: Database,
  use: (engine: Engine) => Promise<void>,
  { vendor = new TestVendor(), clock = new ManualClock() }: { readonly vendor?: TestVendor; readonly clock?: ManualClock } = {},
): Promise<void> => {
  const accounts = openAccountReader(database, clock)
  const vault = await openVault(database, testVaultKey)
  const context = { database, accounts, vault, adapters: vendor.adapters, signIn: vendor.signIn, clock, limitScale: 1 }
  const sessions = await openSessions(context)
  const liveReads = openLiveReads({ database, sessions, clock })
  const told: SyncState[] = []
  const sync = openSync({ database, sessions, liveReads, clock, onProgress: (state) => told.push(state) })
  try {
    await use({ vendor, clock, accounts, vault, sessions, liveReads, sync, told })
  } finally {
    await sync.close()
    await sessions.close()
  }
}

let logins = 0

/** A request to connect a login nobody had before. */
export const aConnectRequest = (login: Partial<ConnectRequest['login']> = {}): ConnectRequest => {
  logins += 1
  return {
    actor: 'key_test',
    tenant: 'firm',
    vendor: 'CLIO',
    region: null,
    portal: null,
    login: {
      username: `user${logins}@example.com`,
      password: new Secret('Sandbox-2026!'),
      firm: null,
      ssoProvider: null,
      totpSecret: null,
      code: null,
      ...login,
    },
    oauth: null,
    consent: { grantedBy: 'Ann Example', grantedAt: '2026-01-01T00:00:00.000Z' },
  }
}
