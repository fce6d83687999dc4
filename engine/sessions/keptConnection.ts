import type { Account } from '../../core/account/Account.js'
import { Secret } from '../../core/Secret.js'
import type { VendorConnection } from '../../core/vendorAdapter.js'
import { connectionOver } from './connectionOver.js'
import { KeptSession } from './KeptSession.js'
import type { SessionContext } from './SessionContext.js'
import { parseStoredOAuth } from './storedLogin.js'

/** A connection over the session that the vault has of an account, and that session; null where it has none. Makes no request. */
export const keptConnection = async (
  context: SessionContext,
  account: Account,
): Promise<{ readonly connection: VendorConnection; readonly kept: KeptSession } | null> => {
  const { vault } = context
  const [stored, oauth] = await Promise.all([vault.readVersioned(account.key, 'session'), vault.read(account.key, 'oauth')])
  if (stored === null) return null
  const kept = new KeptSession(context, account.key, stored.version)
  const connection = connectionOver(context, account, {
    session: new Secret(stored.value),
    oauth: parseStoredOAuth(oauth),
    saveSession: async (changed) => kept.save(changed),
    renewSession: async (renew) => kept.renew(renew),
  })
  return { connection, kept }
}
