import { closedStatuses } from '../../core/account/closedStatuses.js'
import type { Standing } from '../../core/operations/Standing.js'
import type { Sql } from '../Database.js'

/** How long ago an instant was, in seconds; 0 for what is to come. */
const age = (instant: string): string => `greatest(0, extract(epoch from now() - ${instant}))::float8`

/** Whether an account can be read: of one that waits for its firm nothing is overdue. */
const isOpen = `a.status not in (${[...closedStatuses].map((status) => `'${status}'`).join(', ')})`

/** Up to when a kind is known: whatever changed later may be unknown. */
const knownTo = 'coalesce(s.changes_read_to, s.full_read_at, a.created_at)'

const accounts = `
select vendor::text as vendor, status::text as status, count(*)::int as count from account group by vendor, status`

const lags = `
select a.key as account, a.vendor::text as vendor, coalesce(max(${age(knownTo)}), ${age('a.created_at')}) as "lagSeconds",
  case when ${isOpen} then coalesce(max(${age('s.due_at')}), 0) else 0 end as "overdueSeconds"
from account a left join sync_state s on s.account_key = a.key
where a.status <> 'DISCONNECTED' group by a.key`

const kinds = `
select a.vendor::text as vendor, s.kind::text as kind, s.phase::text as phase, count(*)::int as count, max(${age(knownTo)}) as "lagSeconds"
from sync_state s join account a on a.key = s.account_key
where ${isOpen} group by a.vendor, s.kind, s.phase`

/** Whose money is still held, or that ended so in the last week: nobody settles what moves no money. */
const waitsForPerson = `c.state = 'NEEDS_REVIEW' and (h.state = 'HELD' or (h.command_id is null and c.finished_at > now() - interval '7 days'))`

const commands = `
select c.state::text as state, count(*)::int as count, max(${age('c.created_at')}) as "oldestSeconds"
from command c left join money_hold h on h.command_id = c.id
where c.state not in ('APPLIED', 'REJECTED', 'FAILED') and (c.state <> 'NEEDS_REVIEW' or ${waitsForPerson}) group by c.state`

/** Endpoints are looked at from the one that is furthest behind. */
const mostEndpoints = 1_000

const changeLog = `
with bounds as materialized (select change_log_end() as "end")
select b."end", greatest(0, (select case when is_called then last_value else last_value - 1 end from change_position_seq) - b."end") as "heldBack",
  coalesce((
    select max(${age('first.observed_at')})
    from (select tenant, position from webhook_endpoint where enabled and position < b."end" order by position limit ${String(mostEndpoints)}) e
    cross join lateral (
      select c.observed_at from account a join change c on c.account_key = a.key
      where a.tenant = e.tenant and c.position > e.position and c.position <= b."end" order by c.position limit 1
    ) first
  ), 0) as "webhookLagSeconds"
from bounds b`

const mostMessages = 100_000

const webhooks = `
with messages as materialized (
  select endpoint_id, status, due_at from webhook_delivery where status <> 'DELIVERED' order by status, due_at limit ${String(mostMessages)}
), endpoints as materialized (select id, enabled from webhook_endpoint)
select count(*) filter (where m.status = 'PENDING')::int as pending, count(*) filter (where m.status = 'FAILED')::int as failed,
  coalesce(max(${age('m.due_at')}) filter (where m.status = 'PENDING' and e.enabled), 0) as "overdueSeconds",
  (select count(*) from endpoints where enabled)::int as enabled, (select count(*) from endpoints where not enabled)::int as disabled
from messages m join endpoints e on e.id = m.endpoint_id`

/** Reads how the whole service stands, with one statement after another: whoever looks must not be in the way of whoever works. */
export const readStanding = async (sql: Sql): Promise<Standing> => {
  const rows = async <T extends object>(statement: string): Promise<readonly T[]> => sql.query<T>(statement)
  const only = async <T extends object>(statement: string): Promise<T> => {
    const [row] = await sql.query<T>(statement)
    if (row === undefined) throw new Error('a sum over everything is one row')
    return row
  }
  return {
    accounts: await rows<Standing['accounts'][number]>(accounts),
    lags: await rows<Standing['lags'][number]>(lags),
    kinds: await rows<Standing['kinds'][number]>(kinds),
    commands: await rows<Standing['commands'][number]>(commands),
    changeLog: await only<Standing['changeLog']>(changeLog),
    webhooks: await only<Standing['webhooks']>(webhooks),
  }
}
