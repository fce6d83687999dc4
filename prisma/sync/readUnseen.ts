import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'
import { mirrorTables } from '../mirror/table/mirrorTables.js'

/**
 * The living records of a kind that were not read since an instant: what a complete reading did not come across. Records that were read and put into
 * quarantine since then were come across.
 */
export const readUnseen = async (
  sql: Sql,
  { account, kind, since }: { readonly account: AccountKey; readonly kind: RecordKind; readonly since: Instant },
): Promise<readonly string[]> => {
  const rows = await sql.query<{ vendorId: string }>(
    `select m.vendor_id as "vendorId" from ${mirrorTables[kind].name} m
where m.account_key = $1 and m.deleted_at is null and m.synced_at < $2::timestamptz and not exists (
  select 1 from quarantined_record q
  where q.account_key = $1 and q.kind = $3::record_kind and q.vendor_id = m.vendor_id and q.last_seen_at >= $2::timestamptz and not q.across)
order by m.vendor_id`,
    [account, since, kind],
  )
  return rows.map(({ vendorId }) => vendorId)
}
