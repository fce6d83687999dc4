import { type AccountKey, parseAccountKey } from '../../core/recordId.js'
import { type RecordKind, recordKinds } from '../../core/recordKind.js'
import { type Vendor, vendorNames } from '../../core/vendor.js'
import { saveAccount } from '../../prisma/accounts/saveAccount.js'
import type { Database } from '../../prisma/Database.js'
import { tidyTable } from '../../prisma/mirror/tidyTable.js'
import { upsertMany } from '../../prisma/mirror/upsertMany.js'
import type { Firm } from './makeFirm.js'

/** The tenant the firms of the benches belong to. */
export const benchTenant = 'bench'

const readAt = '2026-11-02T00:00:00.000Z'
const batch = 500

/** Puts a firm into the mirror as the records of a new account, and gives the account's key. */
export const fillFirm = async (database: Database, vendor: Vendor, firm: Firm): Promise<AccountKey> => {
  const account = parseAccountKey(`bench${vendorNames[vendor].slug.slice(0, 3)}`)
  if (account === undefined) throw new Error('the account key of the benches is none')
  const portal = { web: 'https://portal.example.com', auth: 'https://portal.example.com', api: 'https://portal.example.com' }
  await saveAccount(database, {
    account: {
      key: account,
      vendor,
      tenant: benchTenant,
      firmName: 'Example and Sample',
      region: null,
      timeZone: 'America/New_York',
      currency: 'USD',
      status: 'CONNECTED',
      statusDetail: null,
      userId: null,
      entitlements: [],
      capabilities: [],
      consent: { grantedBy: 'Ann Example', grantedAt: readAt },
      portal,
    },
    loginFingerprint: account,
    secrets: [],
    act: null,
    now: new Date(readAt),
  })
  for (const kind of recordKinds) await fillKind(database, account, kind, firm)
  return account
}

const fillKind = async (database: Database, account: AccountKey, kind: RecordKind, firm: Firm): Promise<void> => {
  const records = firm[kind]
  for (let from = 0; from < records.length; from += batch)
    await upsertMany(database, { account, kind, records: records.slice(from, from + batch), readAt })
  await tidyTable(database, kind, { hasDeadRows: false })
}
