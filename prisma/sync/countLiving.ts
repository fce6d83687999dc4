import type { RecordKind } from '../../core/recordKind.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Sql } from '../Database.js'
import { mirrorTables } from '../mirror/table/mirrorTables.js'

/** How many records of a kind the mirror has of an account, those that are gone not counted. */
export const countLiving = async (sql: Sql, account: AccountKey, kind: RecordKind): Promise<number> => {
  const [row] = await sql.query<{ readonly records: number }>(
    `select count(*)::int as records from ${mirrorTables[kind].name} where account_key = $1::text and deleted_at is null`,
    [account],
  )
  return row?.records ?? 0
}
