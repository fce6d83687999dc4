import type { AccountKey } from '../../core/recordId.js'
import type { Sql } from '../Database.js'

/** Waits until nobody else decides on this account's money, and keeps it so to the end of the transaction. What is read afterwards stays true until then. */
export const lockMoney = async (sql: Sql, account: AccountKey): Promise<void> => {
  await sql.query('select lock_money($1::text)', [account])
}
