import type { Account } from '../../core/account/Account.js'
import type { Database } from '../Database.js'
import { toAccount } from './toAccount.js'

/** The account a login belongs to; null where it is new. */
export const findAccountByLogin = async ({ client }: Database, loginFingerprint: string): Promise<Account | null> => {
  const row = await client.accountRow.findUnique({ where: { loginFingerprint } })
  return row === null ? null : toAccount(row)
}
