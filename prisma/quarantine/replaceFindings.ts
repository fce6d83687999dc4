import type { Finding } from '../../core/check/Check.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import { columnText } from '../mirror/columnText.js'
import { mirrorTables } from '../mirror/table/mirrorTables.js'

/** One reason why one record is not taken over. */
export interface RecordFinding extends Finding {
  /** As it was read. */
  readonly record: CanonicalRecord
}

/** What was read of a kind, and what was found wrong with it. */
export interface ReadFindings {
  readonly account: AccountKey
  readonly kind: RecordKind
  /** Every record that was read, the good ones included. */
  readonly vendorIds: readonly string[]
  readonly findings: readonly RecordFinding[]
  readonly readAt: Instant
}

const cleared = `
delete from quarantined_record q
where q.account_key = $1::text and q.kind = $2::record_kind and q.vendor_id = any($3::text[]) and not q.across and q.last_seen_at <= $4::timestamptz
  and not exists (select 1 from unnest($5::text[], $6::text[]) as f(vendor_id, reason) where f.vendor_id = q.vendor_id and f.reason = q.reason)
returning q.vendor_id`

const kept = (kind: RecordKind): string => `
insert into quarantined_record as q (account_key, kind, vendor_id, reason, detail, across, record, first_seen_at, last_seen_at)
select $1::text, $2::record_kind, f.vendor_id, f.reason, f.detail, false, f.record::json, $3::timestamptz, $3::timestamptz
from unnest($4::text[], $5::text[], $6::text[], $7::text[]) as f(vendor_id, reason, detail, record)
where not exists (
  select 1 from ${mirrorTables[kind].name} m where m.account_key = $1::text and m.vendor_id = f.vendor_id and m.synced_at > $3::timestamptz)
on conflict (account_key, kind, vendor_id, reason) do update
  set detail = excluded.detail, across = false, record = excluded.record, last_seen_at = excluded.last_seen_at
  where q.last_seen_at <= excluded.last_seen_at
returning q.vendor_id`

/**
 * Keeps what was found wrong with the records of a reading, in place of what an earlier reading found of them: a record that is good now leaves.
 * A reading that a later one has overtaken changes nothing. Tells whether anything came, stayed or went.
 */
export const replaceFindings = async (sql: Sql, { account, kind, vendorIds, findings, readAt }: ReadFindings): Promise<boolean> => {
  if (vendorIds.length === 0) return false
  const ids = findings.map(({ record }) => record.vendorId)
  const reasons = findings.map(({ reason }) => reason)
  const gone = await sql.query(cleared, [account, kind, vendorIds, readAt, ids, reasons])
  if (findings.length === 0) return gone.length > 0
  const details = findings.map(({ detail }) => columnText('text', detail))
  // A record is plain JSON: its types say so, though not to this function.
  const records = findings.map(({ record }) => columnText('json', JSON.parse(JSON.stringify(record))))
  const came = await sql.query(kept(kind), [account, kind, readAt, ids, reasons, details, records])
  return gone.length + came.length > 0
}
