import type { AcrossCheckName } from '../../core/check/acrossChecks.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Difference } from '../check/readDifferences.js'
import type { Sql } from '../Database.js'

/** What some checks between records came to. */
export interface AcrossFindings {
  readonly account: AccountKey
  /** The checks that were made: what they found earlier and do not find any more is over. */
  readonly checks: readonly AcrossCheckName[]
  readonly differences: readonly Difference[]
  readonly foundAt: Instant
}

const over = `
delete from quarantined_record q where q.account_key = $1::text and q.across and q.reason = any($2::text[])
  and not exists (select 1 from unnest($3::text[], $4::text[]) as f(vendor_id, reason) where f.vendor_id = q.vendor_id and f.reason = q.reason)`

const found = `
insert into quarantined_record as q (account_key, kind, vendor_id, reason, detail, across, record, first_seen_at, last_seen_at)
select $1::text, f.kind::record_kind, f.vendor_id, f.reason, f.detail, true, null, $2::timestamptz, $2::timestamptz
from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as f(kind, vendor_id, reason, detail)
on conflict (account_key, kind, vendor_id, reason) do update
  set detail = excluded.detail, across = true, record = null, last_seen_at = greatest(q.last_seen_at, excluded.last_seen_at)`

/** Keeps what was found between records, in place of what the same checks found earlier. */
export const replaceAcrossFindings = async (sql: Sql, { account, checks, differences, foundAt }: AcrossFindings): Promise<void> => {
  const ids = differences.map(({ vendorId }) => vendorId)
  const reasons = differences.map(({ check }) => check)
  await sql.query(over, [account, checks, ids, reasons])
  if (differences.length === 0) return
  const kinds = differences.map(({ kind }) => kind)
  const details = differences.map(({ detail }) => detail)
  await sql.query(found, [account, foundAt, kinds, ids, reasons, details])
}
