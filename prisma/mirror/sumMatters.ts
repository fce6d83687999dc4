import type { MatterTotals } from '../../core/mirror/MirrorReader.js'
import type { RecordKey } from '../../core/mirror/RecordKey.js'
import type { Sql } from '../Database.js'

/** Each sum is a lateral of its own, so that none multiplies the rows of another. */
const statement = `
select time.seconds as "unbilledSeconds", (time.amount + expense.amount)::text as "unbilledAmount",
  invoice.balance::text as "outstandingBalance", trust.balance::text as "trustBalance", latest.trust_account_id as "trustAccountId",
  time.oldest as "TIME_ENTRY", expense.oldest as "EXPENSE", invoice.oldest as "INVOICE", trust.oldest as "TRUST_TRANSACTION"
from unnest($1::text[], $2::text[]) with ordinality as k(account_key, vendor_id, position)
cross join lateral (
  select coalesce(sum(r.duration_seconds), 0)::int8 as seconds, coalesce(sum(r.amount), 0) as amount, min(r.synced_at) as oldest from mirror_time_entry r
  where r.account_key = k.account_key and r.matter_id = k.vendor_id and r.deleted_at is null and r.billable and r.status = 'UNBILLED'
) time
cross join lateral (
  select coalesce(sum(r.amount), 0) as amount, min(r.synced_at) as oldest from mirror_expense r
  where r.account_key = k.account_key and r.matter_id = k.vendor_id and r.deleted_at is null and r.billable and r.status = 'UNBILLED'
) expense
cross join lateral (
  select coalesce(sum((part->>'balance')::numeric), 0) as balance, min(r.synced_at) as oldest from mirror_invoice r, json_array_elements(r.matter_balances) part
  where r.account_key = k.account_key and r.matter_ids @> array[k.vendor_id] and r.deleted_at is null
    and r.status in ('ISSUED', 'PARTIALLY_PAID', 'OVERDUE') and part->>'matterId' = k.vendor_id
) invoice
cross join lateral (
  select coalesce(sum(r.amount), 0) as balance, min(r.synced_at) as oldest from mirror_trust_transaction r
  where r.account_key = k.account_key and r.matter_id = k.vendor_id and r.deleted_at is null and r.status not in ('VOID', 'RETURNED')
) trust
left join lateral (
  select r.trust_account_id from mirror_trust_transaction r
  where r.account_key = k.account_key and r.matter_id = k.vendor_id and r.deleted_at is null
  order by r.date desc, r.vendor_id desc limit 1
) latest on true
order by k.position`

type Sums = Omit<MatterTotals, 'oldestSyncedAt'> & MatterTotals['oldestSyncedAt']

/** What each matter's records add up to, in the matters' order. */
export const sumMatters = async (sql: Sql, matters: readonly RecordKey[]): Promise<readonly MatterTotals[]> => {
  if (matters.length === 0) return []
  const sums = await sql.query<Sums>(statement, [matters.map(({ account }) => account), matters.map(({ vendorId }) => vendorId)])
  return sums.map(({ TIME_ENTRY, EXPENSE, INVOICE, TRUST_TRANSACTION, ...totals }) => ({
    ...totals,
    oldestSyncedAt: { TIME_ENTRY, EXPENSE, INVOICE, TRUST_TRANSACTION },
  }))
}
