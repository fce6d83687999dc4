import type { AccountKey } from '../../core/recordId.js'
import { mirrorTables } from '../mirror/table/mirrorTables.js'
import type { Database } from '../Database.js'

/** Removes an account with all that belongs to it: records, secrets, sync states, challenges. All or nothing; the audit log keeps what was done to it. */
export const forgetAccount = async (database: Database, key: AccountKey): Promise<void> => {
  await database.transaction(async (sql) => {
    for (const table of tables) await sql.query(`delete from ${table} where account_key = $1`, [key], { isLong: true })
    await sql.query('delete from account where key = $1', [key], { isLong: true })
  })
}

/** Every table whose rows belong to an account. */
const tables = [
  'mirror_matter_participant',
  ...Object.values(mirrorTables).map(({ name }) => name),
  'change',
  'quarantined_record',
  'sync_state',
  'challenge',
  'vault_secret',
]
