import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'

/** The endpoints that have something to be made or sent now: those that have waited longest first. */
export const dueEndpoints = async (sql: Sql, now: Instant): Promise<readonly string[]> => {
  const rows = await sql.query<{ id: string }>(
    `select e.id, due.at from webhook_endpoint e
     left join lateral (
       select min(d.due_at) as at from webhook_delivery d
       where d.endpoint_id = e.id and d.status = 'PENDING' and d.due_at <= $1::timestamptz and (d.lease_until is null or d.lease_until <= $1::timestamptz)
     ) due on e.rests_until is null or e.rests_until <= $1::timestamptz
     where e.enabled and (due.at is not null or exists (
       select 1 from account a join change c on c.account_key = a.key where a.tenant = e.tenant and c.position > e.position))
     order by due.at nulls last, e.id`,
    [now],
  )
  return rows.map(({ id }) => id)
}
