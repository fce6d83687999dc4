import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import { mirrorTables } from './table/mirrorTables.js'

/** Records a vendor said it does not have. */
export interface AbsentBatch {
  readonly account: AccountKey
  readonly kind: RecordKind
  readonly vendorIds: readonly string[]
  /** When the vendor was asked; a record that was read later is left alone. */
  readonly readAt: Instant
}

/** Makes tombstones of records and tells which were living until now. Records that never were here stay unknown. */
export const markGone = async (sql: Sql, { account, kind, vendorIds, readAt }: AbsentBatch): Promise<readonly string[]> => {
  if (vendorIds.length === 0) return []
  const { name, participants } = mirrorTables[kind]
  const rows = await sql.query<{ vendorId: string }>(
    `
with old as materialized (
  select vendor_id, deleted_at from ${name} where account_key = $1::text and vendor_id = any($2::text[]) and synced_at <= $3::timestamptz
  order by vendor_id for update
), gone as (
  update ${name} m set deleted_at = coalesce(m.deleted_at, $3::timestamptz), synced_at = $3::timestamptz
  from old o where m.account_key = $1::text and m.vendor_id = o.vendor_id
)${participants === null ? '' : `, removed as (delete from mirror_matter_participant p using old o where p.account_key = $1::text and p.matter_id = o.vendor_id)`}
select vendor_id as "vendorId" from old where deleted_at is null`,
    [account, vendorIds, readAt],
  )
  return rows.map(({ vendorId }) => vendorId)
}
