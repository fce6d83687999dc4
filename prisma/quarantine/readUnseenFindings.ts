import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'

/** The records of a kind in quarantine that were not read since an instant, at most so many. */
export const readUnseenFindings = async (
  sql: Sql,
  {
    account,
    kind,
    since,
    most,
  }: { readonly account: AccountKey; readonly kind: RecordKind; readonly since: Instant; readonly most: number },
): Promise<readonly string[]> => {
  const rows = await sql.query<{ vendorId: string }>(
    `select distinct vendor_id as "vendorId" from quarantined_record
where account_key = $1::text and kind = $2::record_kind and not across and last_seen_at < $3::timestamptz order by vendor_id limit $4::int`,
    [account, kind, since, most],
  )
  return rows.map(({ vendorId }) => vendorId)
}
