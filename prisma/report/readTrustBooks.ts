import { calendarDayIn } from '../../core/calendarDay.js'
import type { TrustBooksRequest } from '../../core/report/ReportReader.js'
import type { BookEntry, BookLedger, TrustBooks } from '../../core/report/TrustBooks.js'
import type { Sql } from '../Database.js'

/** How long after the day a transaction is looked for that the bank had before the books, in days. */
const booksBehindBank = 14

/**
 * What was undone since is found roughly here, from the beginning of the day in UTC, and exactly below: the database's zones may be older than ours.
 * The transactions are walked through twice: once for the sums of each ledger, once for the few that are told one by one.
 * A transaction that names a matter and no client belongs to the matter's client.
 */
const statement = `
with account as (
  select r.currency, r.balance, r.ledgers, r.synced_at, a.time_zone from mirror_trust_account r join account a on a.key = r.account_key
  where r.account_key = $1::text and r.vendor_id = $2::text and r.deleted_at is null
), booked as materialized (
  select r.client_id, r.matter_id,
    coalesce(sum(r.amount) filter (where r.date <= $3::date), 0) as balance,
    coalesce(sum(r.amount) filter (where r.date > $3::date), 0) as later,
    count(*) filter (where r.date > $3::date) as later_count,
    coalesce(sum(r.amount) filter (where r.date <= $3::date and (r.status = 'PENDING_CLEARANCE' or r.vendor_id = any($5::text[]))), 0) as outstanding,
    bool_or(r.date <= $3::date and r.type in ('INTEREST', 'BANK_FEE')) as has_bank_items
  from mirror_trust_transaction r
  where r.account_key = $1::text and r.trust_account_id = $2::text and r.deleted_at is null and r.status not in ('VOID', 'RETURNED')
  group by r.client_id, r.matter_id
), shown as (
  select ledger->>'clientId' as client_id, ledger->>'matterId' as matter_id, (ledger->>'balance')::numeric as balance
  from account, json_array_elements(account.ledgers) ledger
), ledger as (
  select coalesce(part.client_id, m.client_id) as client_id, part.matter_id, sum(part.balance) as balance, sum(part.shown) as shown,
    bool_or(part.has_bank_items) as has_bank_items
  from (
    select client_id, matter_id, balance, -later as shown, has_bank_items from booked
    union all
    select client_id, matter_id, 0, balance, false from shown
  ) part
  left join mirror_matter m on m.account_key = $1::text and m.vendor_id = part.matter_id
  group by 1, 2
  having sum(part.balance) <> 0 or sum(part.shown) <> 0
), total as (
  select coalesce(sum(balance), 0) as balance, coalesce(sum(later), 0) as later, coalesce(sum(later_count), 0)::int as later_count,
    coalesce(sum(balance), 0) - $4::numeric - coalesce(sum(outstanding), 0) as missing
  from booked
), entry as materialized (
  select r.vendor_id, r.amount, r.date, r.status, r.updated_at, coalesce(r.client_id, m.client_id) as client_id, r.matter_id,
    case
      when r.status in ('VOID', 'RETURNED') then 'undone'
      when r.date > $3::date then 'matchingLater'
      when r.status = 'PENDING_CLEARANCE' or r.vendor_id = any($5::text[]) then 'outstanding'
      else 'matching'
    end as role
  from mirror_trust_transaction r cross join total
  left join mirror_matter m on m.account_key = r.account_key and m.vendor_id = r.matter_id
  where r.account_key = $1::text and r.trust_account_id = $2::text and r.deleted_at is null and r.date <= $3::date + ${booksBehindBank} and (
    (r.status in ('VOID', 'RETURNED') and r.date <= $3::date and r.updated_at >= $3::date)
    or (r.status not in ('VOID', 'RETURNED') and (
      (r.date <= $3::date and (r.status = 'PENDING_CLEARANCE' or r.vendor_id = any($5::text[])))
      or (r.date <= $3::date and r.status = 'RECORDED' and total.missing <> 0 and r.amount = total.missing)
      or (r.date > $3::date and total.missing <> 0 and r.amount = -total.missing))))
)
select account.currency, account.synced_at as "syncedAt", account.time_zone as "timeZone", trim_scale(account.balance)::text as "shownBalance",
  (select trim_scale(coalesce(sum(balance), 0))::text from shown) as "shownLedgerBalance",
  trim_scale(total.balance)::text as "bookBalance", trim_scale(total.later)::text as "laterAmount", total.later_count as "laterCount",
  coalesce((select json_agg(json_build_object('clientId', client_id, 'matterId', matter_id, 'balance', trim_scale(balance)::text,
    'shownBalance', trim_scale(shown)::text, 'hasBankItems', has_bank_items) order by balance desc, client_id, matter_id) from ledger), '[]') as ledgers,
  coalesce((select json_agg(json_build_object('role', role, 'vendorId', vendor_id, 'amount', trim_scale(amount)::text, 'date', date::text,
    'status', status, 'updatedAt', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'clientId', client_id, 'matterId', matter_id) order by date, vendor_id) from entry), '[]') as entries
from account cross join total`

type Row = Omit<TrustBooks, 'ledgers' | 'outstanding' | 'undone' | 'matching' | 'matchingLater'> & {
  readonly timeZone: string
  readonly ledgers: readonly BookLedger[]
  readonly entries: readonly (BookEntry & { readonly role: 'outstanding' | 'undone' | 'matching' | 'matchingLater' })[]
}

/** What a reconciliation needs of one trust account, in one statement; null where the mirror has none with this id. */
export const readTrustBooks = async (
  sql: Sql,
  { account, trustAccountId, asOf, statement: balance, notOnStatement }: TrustBooksRequest,
): Promise<TrustBooks | null> => {
  const [row] = await sql.query<Row>(statement, [account, trustAccountId, asOf, balance, notOnStatement])
  if (row === undefined) return null
  const { entries, timeZone, ...sums } = row
  const dayOf = calendarDayIn(timeZone)
  const inRole = (wanted: string): readonly BookEntry[] =>
    entries.filter(({ role }) => role === wanted).map(({ role: _, ...entry }) => entry)
  return {
    ...sums,
    outstanding: inRole('outstanding'),
    undone: inRole('undone').filter(({ updatedAt }) => dayOf(updatedAt) > asOf),
    matching: inRole('matching'),
    matchingLater: inRole('matchingLater'),
  }
}
