import { type Account, isSignedIn } from '../core/account/Account.js'
import type { AccountReader } from '../core/account/AccountReader.js'
import type { Clock } from '../core/clock.js'
import { MattergraphError } from '../core/errors.js'
import { vendorNames } from '../core/vendor.js'
import type { ConnectRequest, Sessions } from '../engine/sessions/Sessions.js'
import { forgetAccount } from '../prisma/accounts/forgetAccount.js'
import type { Database } from '../prisma/Database.js'
import { demoConnections, demoTenant } from './demo.js'
import type { Settings } from './settings.js'
import { StartError } from './StartError.js'
import { forgetOtherWorlds } from './forgetOtherWorlds.js'

/** What connecting the demo needs. */
export interface DemoOptions {
  readonly settings: Settings
  readonly accounts: AccountReader
  readonly sessions: Sessions
  readonly database: Database
  readonly clock: Clock
  readonly say: (line: string) => void
}

/**
 * Connects the four sandbox firms, one after another two at a time as the browser allows, and answers with their accounts.
 * The portals start afresh each time, so each start signs in again. Rejects with a StartError when a portal does not let the demo person in.
 */
export const connectDemoAccounts = async ({
  settings,
  accounts,
  sessions,
  database,
  clock,
  say,
}: DemoOptions): Promise<readonly Account[]> => {
  await forgetOtherWorlds(settings, async () => {
    say('the sandbox worlds are others than the last time: the mirror forgets them')
    const [connected = []] = await accounts.ofTenants([demoTenant])
    for (const { key } of connected) await forgetAccount(database, key)
  })
  say('signing in with Chromium and a TOTP code:')
  return Promise.all(
    demoConnections(settings, clock.now()).map(async (request) => {
      const account = await connect(sessions, request)
      say(`  ${vendorNames[request.vendor].title}: signed in, ${account.firmName}`)
      return account
    }),
  )
}

const connect = async (sessions: Sessions, request: ConnectRequest): Promise<Account> => {
  const { title } = vendorNames[request.vendor]
  try {
    const account = await sessions.connectAccount(request)
    if (isSignedIn(account.status)) return account
    throw new StartError(`${title}'s sandbox portal left the demo account ${account.status}: ${account.statusDetail ?? 'without a reason'}`)
  } catch (error) {
    if (error instanceof MattergraphError)
      throw new StartError(`${title}'s sandbox portal did not let the demo account in: ${error.message}`)
    throw error
  }
}
