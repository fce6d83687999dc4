import type { Account } from '../../../core/account/Account.js'
import { type AccountKey, parseAccountKey } from '../../../core/recordId.js'
import type { Vendor } from '../../../core/vendor.js'
import { saveAccount } from '../../../prisma/accounts/saveAccount.js'
import type { Database } from '../../../prisma/Database.js'
import type { SealedSecret } from '../../../prisma/vault/Vault.js'

let made = 0

/** A key no other account of this process has. */
export const aKey = (): AccountKey => {
  made += 1
  const key = parseAccountKey(`acct${made.toString(36).padStart(4, '0')}`)
  if (key === undefined) throw new Error('the key is none')
  return key
}

const portal = { web: 'https://portal.example.com', auth: 'https://portal.example.com', api: 'https://portal.example.com' }

/** A connected account, kept in the database. */
export const anAccount = async (
  database: Database,
  {
    vendor = 'CLIO',
    secrets = [],
    ...changes
  }: Partial<Account> & { readonly vendor?: Vendor; readonly secrets?: readonly SealedSecret[] } = {},
): Promise<Account> => {
  const key = changes.key ?? aKey()
  return saveAccount(database, {
    act: null,
    account: {
      key,
      vendor,
      tenant: 'firm',
      firmName: 'Example and Sample',
      region: null,
      timeZone: 'America/New_York',
      currency: 'USD',
      status: 'CONNECTED',
      statusDetail: null,
      userId: null,
      entitlements: ['matters'],
      capabilities: [{ kind: 'MATTER', operation: 'READ', channel: 'API', mutation: null }],
      consent: { grantedBy: 'Ann Example', grantedAt: '2026-01-01T00:00:00.000Z' },
      portal,
      ...changes,
    },
    loginFingerprint: key,
    secrets,
    now: new Date('2026-01-01T00:00:00.000Z'),
  })
}
