import type { AccountKey } from '../../core/recordId.js'
import type { Database, Sql } from '../Database.js'
import { assertLease, type Lease } from '../lease/leases.js'

/** Forgets the challenges of one account: its sign-in, which holds this lease, is over. Throws LeaseLostError where they are another's. */
export const removeChallenges = async (database: Database, account: AccountKey, lease: Lease): Promise<void> => {
  await database.transaction(async (sql) => {
    await assertLease(sql, lease)
    await sql.query('delete from challenge where account_key = $1::text', [account])
  })
}

/** Forgets the challenges whose sign-in no process holds any more: `lease` names what it would hold of an account. */
export const removeOrphanedChallenges = async (sql: Sql, lease: (account: AccountKey) => string): Promise<void> => {
  const rows = await sql.query<{ account: AccountKey }>('select distinct account_key as account from challenge')
  for (const { account } of rows) {
    await sql.query(
      `delete from challenge where account_key = $1::text
       and not exists (select 1 from lease where name = $2::text and held_until > clock_timestamp())`,
      [account, lease(account)],
    )
  }
}
