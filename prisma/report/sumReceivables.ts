import { receivablesPlace, type AgedAmount, type ReceivablesGroup } from '../../core/report/Receivables.js'
import { sortByPlace } from '../../core/report/reportPlace.js'
import { ageRanges } from '../../core/report/ageRanges.js'
import { Money } from '../../core/money.js'
import type { CalendarDate, DecimalString } from '../../core/record/scalars.js'
import type { ReceivablesRequest } from '../../core/report/ReportReader.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Vendor } from '../../core/vendor.js'
import type { Sql } from '../Database.js'

/** Invoices that were sent out; whether they are paid by now does not matter. */
const issued = `r.deleted_at is null and r.status in ('ISSUED', 'PARTIALLY_PAID', 'PAID', 'OVERDUE', 'WRITTEN_OFF') and coalesce(r.issue_date, $2::date) <= $2::date`

/** Each part of an invoice's open balance, for the client or for one of its matters; and what was paid after the day, which was open then. */
const pieces = {
  CLIENT: `
  select r.account_key, r.client_id as vendor_id, r.currency, coalesce(r.due_date, r.issue_date) as due, r.vendor_id as invoice_id, r.balance as amount
  from mirror_invoice r where r.account_key = any($1::text[]) and r.balance <> 0 and ${issued}
  union all
  select r.account_key, r.client_id, r.currency, coalesce(r.due_date, r.issue_date), r.vendor_id, later.amount
  from later join mirror_invoice r on r.account_key = later.account_key and r.vendor_id = later.invoice_id where ${issued}`,
  // An invoice of several matters tells its balance by matter, and what is open on one can be a credit on another. What was paid after the day is its payment's matter's, where the payment names one.
  MATTER: `
  select r.account_key, part.matter_id as vendor_id, r.currency, coalesce(r.due_date, r.issue_date) as due, r.vendor_id as invoice_id, part.amount
  from mirror_invoice r cross join lateral (
    select r.matter_ids[1] as matter_id, r.balance as amount where coalesce(cardinality(r.matter_ids), 0) < 2
    union all
    select share->>'matterId', (share->>'balance')::numeric from json_array_elements(r.matter_balances) share where cardinality(r.matter_ids) > 1
  ) part
  where r.account_key = any($1::text[]) and part.amount <> 0 and ${issued}
  union all
  select r.account_key, case when coalesce(cardinality(r.matter_ids), 0) < 2 then r.matter_ids[1] when later.matter_id = any(r.matter_ids) then later.matter_id end,
    r.currency, coalesce(r.due_date, r.issue_date), r.vendor_id, later.amount
  from later join mirror_invoice r on r.account_key = later.account_key and r.vendor_id = later.invoice_id where ${issued}`,
} as const satisfies Record<ReceivablesRequest['groupBy'], string>

const statementOf = (groupBy: ReceivablesRequest['groupBy']): string => `
with later as (
  select p.account_key, p.matter_id, application->>'invoiceId' as invoice_id, sum((application->>'amount')::numeric) as amount
  from mirror_payment p cross join lateral json_array_elements(p.applications) application
  where p.account_key = any($1::text[]) and p.deleted_at is null and p.date > $2::date and p.status in ('RECORDED', 'PENDING_CLEARANCE', 'CLEARED')
  group by 1, 2, 3
), piece as (${pieces[groupBy]}
), open as (
  select account_key, vendor_id, currency, due, invoice_id, sum(amount) as amount from piece group by 1, 2, 3, 4, 5 having sum(amount) <> 0
)
select o.account_key as account, a.vendor::text as vendor, o.vendor_id as "vendorId", o.currency,
  -- How many lower ends of ranges its age has reached: what has no date is not past due.
  coalesce(width_bucket($2::date - o.due, $3::text[]::int[]), 0) as bucket,
  trim_scale(sum(o.amount))::text as amount, count(*)::int as invoices, min(o.due) as oldest
from open o join account a on a.key = o.account_key
group by 1, 2, 3, 4, 5`

interface Row {
  readonly account: AccountKey
  readonly vendor: Vendor
  readonly vendorId: string | null
  readonly currency: string
  readonly bucket: number
  readonly amount: DecimalString
  readonly invoices: number
  readonly oldest: CalendarDate | null
}

/** What is open, by client or matter and by age, in one statement. */
export const sumReceivables = async (
  sql: Sql,
  { accounts, asOf, bounds, groupBy }: ReceivablesRequest,
): Promise<readonly ReceivablesGroup[]> => {
  const ranges = ageRanges(bounds)
  const lowerEnds = ranges.flatMap(({ fromDays }) => (fromDays === null ? [] : [String(fromDays)]))
  const rows = await sql.query<Row>(statementOf(groupBy), [accounts, asOf, lowerEnds])
  const groups = Map.groupBy(rows, ({ account, vendorId, currency }) => JSON.stringify([account, vendorId, currency]))
  return sortByPlace(
    [...groups.values()].map((ofGroup) => toGroup(ofGroup, ranges)),
    receivablesPlace,
  )
}

const toGroup = (rows: readonly Row[], ranges: ReturnType<typeof ageRanges>): ReceivablesGroup => {
  const [first] = rows
  if (first === undefined) throw new Error('a group without rows')
  const buckets = ranges.map((range, index): AgedAmount => {
    const row = rows.find(({ bucket }) => bucket === index)
    return { ...range, amount: row?.amount ?? '0', invoices: row?.invoices ?? 0 }
  })
  return {
    account: first.account,
    vendor: first.vendor,
    vendorId: first.vendorId,
    currency: first.currency,
    buckets,
    total: rows.reduce((sum, { amount }) => sum.plus(amount), new Money(0)).toFixed(),
    invoices: rows.reduce((sum, { invoices }) => sum + invoices, 0),
    oldestDueDate: rows.flatMap(({ oldest }) => oldest ?? []).toSorted()[0] ?? null,
  }
}
