import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'
import { mirrorTables } from '../mirror/table/mirrorTables.js'

/** The living records of a kind that were not read since an instant: what a complete reading did not come across. */
export const readUnseen = async (
  sql: Sql,
  { account, kind, since }: { readonly account: AccountKey; readonly kind: RecordKind; readonly since: Instant },
): Promise<readonly string[]> => {
  const rows = await sql.query<{ vendorId: string }>(
    `select vendor_id as "vendorId" from ${mirrorTables[kind].name}
where account_key = $1 and deleted_at is null and synced_at < $2::timestamptz order by vendor_id`,
    [account, since],
  )
  return rows.map(({ vendorId }) => vendorId)
}
