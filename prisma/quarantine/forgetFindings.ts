import type { Sql } from '../Database.js'
import type { AbsentBatch } from '../mirror/markGone.js'

/** Lets records leave the quarantine that the vendor said it does not have. Tells whether any was there. */
export const forgetFindings = async (sql: Sql, { account, kind, vendorIds, readAt }: AbsentBatch): Promise<boolean> => {
  if (vendorIds.length === 0) return false
  const gone = await sql.query(
    `delete from quarantined_record where account_key = $1::text and kind = $2::record_kind and vendor_id = any($3::text[]) and last_seen_at <= $4::timestamptz
returning vendor_id`,
    [account, kind, vendorIds, readAt],
  )
  return gone.length > 0
}
