import { type AcrossCheckName, acrossChecks } from '../../core/check/acrossChecks.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'

/** A number that a record shows and other records do not add up to. */
export interface Difference {
  readonly check: AcrossCheckName
  readonly kind: RecordKind
  /** The record that shows it. */
  readonly vendorId: string
  /** What differs, with the numbers. */
  readonly detail: string
  /** Records that are summed, those read longest ago first, at most twenty: of them some may have changed since. */
  readonly summed: readonly string[]
}

interface DifferenceRow {
  readonly vendorId: string
  /** Which of the record's numbers it is. */
  readonly part: string
  readonly shown: string
  readonly sum: string
  readonly summed: readonly string[] | null
}

/** More are not told: it is the adapter then, and not the records. */
const most = 500
const partsTold = 20

/** Vendor ids of some rows of a table, those read longest ago first. */
const oldestOf = (table: string, condition: string): string =>
  `(select array_agg(o.vendor_id) from (
    select r.vendor_id from ${table} r where r.account_key = $1::text and r.deleted_at is null and ${condition} order by r.synced_at, r.vendor_id limit 20) o)`

const counts = `r.status not in ('VOID', 'RETURNED')`
const isOfTrust = `(p.trust_transaction_id is not null or p.method is not distinct from 'trust')`

// No vendor id is empty, so an empty text can stand for "none" where ledgers are matched.
const ledgers = `
with shown as (
  select a.vendor_id, coalesce(l->>'clientId', '') as client, coalesce(l->>'matterId', '') as matter, (l->>'balance')::numeric as balance
  from mirror_trust_account a, json_array_elements(a.ledgers) l where a.account_key = $1::text and a.deleted_at is null
), summed as (
  select r.trust_account_id as vendor_id, coalesce(r.client_id, '') as client, coalesce(r.matter_id, '') as matter, sum(r.amount) as balance
  from mirror_trust_transaction r where r.account_key = $1::text and r.deleted_at is null and ${counts}
    and exists (select 1 from mirror_trust_account a where a.account_key = $1::text and a.vendor_id = r.trust_account_id and a.deleted_at is null)
  group by 1, 2, 3
), differing as (
  select coalesce(s.vendor_id, t.vendor_id) as vendor_id, coalesce(s.client, t.client) as client, coalesce(s.matter, t.matter) as matter,
    coalesce(s.balance, 0) as shown, coalesce(t.balance, 0) as sum
  from shown s full join summed t on t.vendor_id = s.vendor_id and t.client = s.client and t.matter = s.matter
  where coalesce(s.balance, 0) <> coalesce(t.balance, 0)
  order by 1, 2, 3 limit ${String(most)}
)
select d.vendor_id as "vendorId",
  'ledger of client ' || coalesce(nullif(d.client, ''), 'none') || ' and matter ' || coalesce(nullif(d.matter, ''), 'none') as part,
  d.shown::text as shown, d.sum::text as sum,
  ${oldestOf('mirror_trust_transaction', `r.trust_account_id = d.vendor_id and coalesce(r.client_id, '') = d.client and coalesce(r.matter_id, '') = d.matter`)} as summed
from differing d order by d.vendor_id, d.client, d.matter`

const reversals = `
select r.vendor_id as "vendorId", 'amount' as part, r.amount::text as shown, (-u.amount)::text as sum, array[u.vendor_id] as summed
from mirror_trust_transaction r
join mirror_trust_transaction u on u.account_key = r.account_key and u.vendor_id = r.reverses_id and u.deleted_at is null
where r.account_key = $1::text and r.deleted_at is null and r.type = 'REVERSAL' and ${counts} and r.amount <> -u.amount
order by r.vendor_id limit ${String(most)}`

const invoices = `
with applied as (
  select x->>'invoiceId' as vendor_id, coalesce(sum((x->>'amount')::numeric) filter (where not ${isOfTrust}), 0) as paid,
    coalesce(sum((x->>'amount')::numeric) filter (where ${isOfTrust}), 0) as trust
  from mirror_payment p, json_array_elements(p.applications) x
  where p.account_key = $1::text and p.deleted_at is null and p.status not in ('VOID', 'RETURNED', 'REFUNDED')
  group by 1
), differing as (
  select i.vendor_id, i.paid, i.trust_applied, coalesce(a.paid, 0) as sum_paid, coalesce(a.trust, 0) as sum_trust
  from mirror_invoice i left join applied a on a.vendor_id = i.vendor_id
  where i.account_key = $1::text and i.deleted_at is null and i.status not in ('VOID', 'DELETED')
    and (i.paid <> coalesce(a.paid, 0) or i.trust_applied <> coalesce(a.trust, 0))
  order by 1 limit ${String(most)}
)
select d.vendor_id as "vendorId", part.name as part, part.shown::text as shown, part.sum::text as sum,
  ${oldestOf('mirror_payment', 'r.invoice_ids @> array[d.vendor_id]')} as summed
from differing d
cross join lateral (values ('paid', d.paid, d.sum_paid), ('paid out of trust', d.trust_applied, d.sum_trust)) as part(name, shown, sum)
where part.shown <> part.sum order by d.vendor_id, part.name`

const matters = (field: 'trustBalance' | 'outstandingBalance', part: string, sums: string, summed: string): string => `
with sums as (${sums}), differing as (
  select m.vendor_id, (m.vendor_totals->>'${field}')::numeric as shown, coalesce(s.balance, 0) as sum
  from mirror_matter m left join sums s on s.vendor_id = m.vendor_id
  where m.account_key = $1::text and m.deleted_at is null and m.vendor_totals->>'${field}' is not null
    and (m.vendor_totals->>'${field}')::numeric <> coalesce(s.balance, 0)
  order by 1 limit ${String(most)}
)
select d.vendor_id as "vendorId", '${part}' as part, d.shown::text as shown, d.sum::text as sum, ${summed} as summed
from differing d order by d.vendor_id`

/** What counts is what counts in the totals of a matter that clients are given (prisma/mirror/sumMatters.ts). */
const statements: Readonly<Record<AcrossCheckName, string>> = {
  'trust-account.transactions': ledgers,
  'trust-transaction.reversal': reversals,
  'invoice.paid': invoices,
  'matter.trust-balance': matters(
    'trustBalance',
    'trust balance',
    `select r.matter_id as vendor_id, sum(r.amount) as balance from mirror_trust_transaction r
  where r.account_key = $1::text and r.deleted_at is null and ${counts} and r.matter_id is not null group by 1`,
    oldestOf('mirror_trust_transaction', 'r.matter_id = d.vendor_id'),
  ),
  'matter.outstanding-balance': matters(
    'outstandingBalance',
    'outstanding balance',
    `select x->>'matterId' as vendor_id, sum((x->>'balance')::numeric) as balance from mirror_invoice r, json_array_elements(r.matter_balances) x
  where r.account_key = $1::text and r.deleted_at is null and r.status in ('ISSUED', 'PARTIALLY_PAID', 'OVERDUE') group by 1`,
    oldestOf('mirror_invoice', 'r.matter_ids @> array[d.vendor_id]'),
  ),
}

const detailOf = (rows: readonly DifferenceRow[]): string => {
  const told = rows.slice(0, partsTold).map(({ part, shown, sum }) => `${part}: ${shown} is shown, the records come to ${sum}`)
  return [...told, ...(rows.length > partsTold ? [`and ${String(rows.length - partsTold)} more`] : [])].join('; ')
}

/** Everything in an account's mirror that does not hold between its records, in one statement. */
export const readDifferences = async (sql: Sql, account: AccountKey, check: AcrossCheckName): Promise<readonly Difference[]> => {
  const rows = await sql.query<DifferenceRow>(statements[check], [account])
  return [...Map.groupBy(rows, ({ vendorId }) => vendorId)].map(([vendorId, ofRecord]) => ({
    check,
    kind: acrossChecks[check].shownBy,
    vendorId,
    detail: detailOf(ofRecord),
    summed: ofRecord.flatMap(({ summed }) => summed ?? []).slice(0, partsTold),
  }))
}
