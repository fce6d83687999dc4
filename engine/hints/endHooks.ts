import type { Database } from '../../prisma/Database.js'
import { forgetHookAddress } from '../../prisma/hint/hookAddresses.js'
import type { Vault } from '../../prisma/vault/Vault.js'
import type { Farewell } from '../sessions/Sessions.js'
import { readHookSecrets } from './hookSecrets.js'

/** Makes the farewell that ends an account's hooks: the vendor is asked to tell nothing more, and the address leads nowhere any more. */
export const endHooks =
  ({ database, vault }: { readonly database: Database; readonly vault: Pick<Vault, 'read'> }): Farewell =>
  async (account, reach) => {
    const secrets = readHookSecrets(await vault.read(account, 'hooks'))
    // Known by its opaque part: the name we were reached at may be another by now.
    if (secrets !== null) await reach(async ({ hooks }) => hooks?.end((address) => address.endsWith(`/${secrets.token}`)))
    await forgetHookAddress(database, account)
  }
