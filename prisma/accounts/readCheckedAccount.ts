import type { Account } from '../../core/account/Account.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Sql } from '../Database.js'

/** What of an account its records are checked against. Throws where there is no such account. */
export const readCheckedAccount = async (sql: Sql, key: AccountKey): Promise<Pick<Account, 'key' | 'vendor' | 'currency'>> => {
  const [account] = await sql.query<Pick<Account, 'key' | 'vendor' | 'currency'>>(
    'select key, vendor::text as vendor, currency from account where key = $1::text',
    [key],
  )
  if (account === undefined) throw new Error(`account ${key} is gone`)
  return account
}
