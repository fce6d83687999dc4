import type { Account } from '../../core/account/Account.js'
import type { ConnectionOptions, OAuthClient, VendorConnection, VendorSession } from '../../core/vendorAdapter.js'
import type { SessionContext } from './SessionContext.js'

/** Binds a session to its account; makes no request. */
export const connectionOver = (
  { adapters, clock, limitScale, limiters, instruments }: SessionContext,
  account: Pick<Account, 'key' | 'vendor' | 'portal'>,
  {
    session,
    oauth,
    saveSession,
    renewSession,
  }: {
    readonly session: VendorSession
    readonly oauth: OAuthClient | null
    /** Keeps a session that changed while in use. */
    saveSession(this: void, session: VendorSession): Promise<void>
    /** As ConnectionOptions has it; absent for a session that nobody else has yet. */
    renewSession?: ConnectionOptions['renewSession']
  },
): VendorConnection =>
  adapters[account.vendor].open({
    portal: account.portal,
    session,
    account: account.key,
    oauth,
    clock,
    limitScale,
    saveSession,
    ...(limiters === undefined ? {} : { limiters }),
    ...(instruments === undefined ? {} : { instruments }),
    ...(renewSession === undefined ? {} : { renewSession }),
  })
