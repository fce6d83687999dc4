import type { Account } from '../../core/account/Account.js'
import type { OAuthClient, VendorConnection, VendorSession } from '../../core/vendorAdapter.js'
import type { SessionContext } from './SessionContext.js'

/** Binds a session to its account; makes no request. */
export const connectionOver = (
  { adapters, clock, limitScale }: SessionContext,
  account: Pick<Account, 'key' | 'vendor' | 'portal'>,
  {
    session,
    oauth,
    saveSession,
  }: {
    readonly session: VendorSession
    readonly oauth: OAuthClient | null
    /** Keeps a session that changed while in use. */
    saveSession(this: void, session: VendorSession): Promise<void>
  },
): VendorConnection =>
  adapters[account.vendor].open({ portal: account.portal, session, account: account.key, oauth, clock, limitScale, saveSession })
