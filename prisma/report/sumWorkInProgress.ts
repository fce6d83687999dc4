import type { WorkRequest } from '../../core/report/ReportReader.js'
import { sortByPlace } from '../../core/report/reportPlace.js'
import { type WorkGroup, workPlace } from '../../core/report/WorkInProgress.js'
import type { Sql } from '../Database.js'

/** How each grouping names its groups; `work` is what was done, `m` its matter. */
const groupings = {
  MATTER: { account: 'work.account_key', key: 'work.matter_id' },
  USER: { account: 'work.account_key', key: 'work.user_id' },
  PRACTICE_AREA: { account: 'null::text', key: 'm.practice_area' },
} as const satisfies Record<WorkRequest['groupBy'], { readonly account: string; readonly key: string }>

/** Called billed, and on a draft now: some vendors call work billed as soon as it is on any invoice. The work itself says on which; where it does not, the drafts' lines do. */
const onDraft = (itemIds: string): string => `(r.status = 'BILLED' and (
      (r.account_key, r.invoice_id) in (select account_key, vendor_id from draft)
      or (r.invoice_id is null and (r.account_key, r.vendor_id) in (select account_key, unnest(${itemIds}) from draft))))`

/** Billable, done by the day, and then on no issued invoice: it is on none now, on a draft, or on one that was issued afterwards. */
const inProgress = (
  itemIds: string,
): string => `r.account_key = any($1::text[]) and r.deleted_at is null and r.billable and r.date <= $2::date and (
    r.status in ('UNBILLED', 'DRAFT') or ${onDraft(itemIds)} or (r.status = 'BILLED' and (
      (r.account_key, r.invoice_id) in (select account_key, vendor_id from issued_later)
      or (r.account_key, r.vendor_id) in (select account_key, unnest(${itemIds}) from issued_later))))`

const draftAmount = (itemIds: string): string => `coalesce(sum(r.amount) filter (where r.status = 'DRAFT' or ${onDraft(itemIds)}), 0)`

const statementOf = (groupBy: WorkRequest['groupBy']): string => {
  const { account, key } = groupings[groupBy]
  return `
with issued_later as materialized (
  select r.account_key, r.vendor_id, r.time_entry_ids, r.expense_ids from mirror_invoice r
  where r.account_key = any($1::text[]) and r.deleted_at is null and r.issue_date > $2::date
    and r.status in ('ISSUED', 'PARTIALLY_PAID', 'PAID', 'OVERDUE', 'WRITTEN_OFF')
), draft as materialized (
  select r.account_key, r.vendor_id, r.time_entry_ids, r.expense_ids from mirror_invoice r
  where r.account_key = any($1::text[]) and r.deleted_at is null and r.status in ('DRAFT', 'PENDING_APPROVAL')
), work as (
  select r.account_key, r.matter_id, r.user_id, r.currency, count(*)::int as entries, sum(r.duration_seconds)::int8 as seconds,
    sum(r.amount) as time_amount, 0 as expenses, 0::numeric as expense_amount,
    ${draftAmount('time_entry_ids')} as draft_amount, min(r.date) as oldest
  from mirror_time_entry r where ${inProgress('time_entry_ids')}
  group by 1, 2, 3, 4
  union all
  select r.account_key, r.matter_id, r.user_id, r.currency, 0, 0, 0, count(*)::int, sum(r.amount),
    ${draftAmount('expense_ids')}, min(r.date)
  from mirror_expense r where ${inProgress('expense_ids')}
  group by 1, 2, 3, 4
), grouped as (
  select ${account} as account_key, ${key} as key, work.currency, sum(work.entries)::int as entries, sum(work.seconds)::int8 as seconds,
    sum(work.time_amount) as time_amount, sum(work.expenses)::int as expenses, sum(work.expense_amount) as expense_amount,
    sum(work.draft_amount) as draft_amount, min(work.oldest) as oldest
  from work ${groupBy === 'PRACTICE_AREA' ? 'left join mirror_matter m on m.account_key = work.account_key and m.vendor_id = work.matter_id' : ''}
  group by 1, 2, 3
)
select g.account_key as account, a.vendor::text as vendor, g.key, g.currency, g.entries as "timeEntries", g.seconds,
  trim_scale(g.time_amount)::text as "timeAmount", g.expenses, trim_scale(g.expense_amount)::text as "expenseAmount",
  trim_scale(g.time_amount + g.expense_amount)::text as total, trim_scale(g.draft_amount)::text as "draftAmount", g.oldest as "oldestDate"
from grouped g left join account a on a.key = g.account_key`
}

/** Unbilled work by matter, user or practice area, in one statement. */
export const sumWorkInProgress = async (sql: Sql, { accounts, asOf, groupBy }: WorkRequest): Promise<readonly WorkGroup[]> =>
  sortByPlace(await sql.query<WorkGroup>(statementOf(groupBy), [accounts, asOf]), workPlace)
