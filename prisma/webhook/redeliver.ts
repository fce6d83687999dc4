import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'

/** Which messages are to be sent again. */
export interface Redelivery {
  readonly endpointId: string
  /** Of changes observed at this instant or later. */
  readonly since: Instant
  readonly onlyFailed: boolean
  readonly now: Instant
}

/**
 * Has messages that are over sent again, with every attempt before them; gives how many. One whose successor is with a worker waits until that is over: it would be
 * the first of its subject, and two would be under way at once. The endpoint must be locked.
 */
export const redeliver = async (sql: Sql, { endpointId, since, onlyFailed, now }: Redelivery): Promise<number> => {
  const [row] = await sql.query<{ count: number }>(
    `with renewed as (
       update webhook_delivery d set status = 'PENDING', failures = 0, delivered_at = null, due_at = greatest($4::timestamptz, (
         select max(o.lease_until) from webhook_delivery o where o.subject_id = d.subject_id and o.status = 'PENDING'))
       where endpoint_id = $1::text and observed_at >= $2::timestamptz and status::text = any($3::text[]) returning 1
     ) select count(*)::int as count from renewed`,
    [endpointId, since, onlyFailed ? ['FAILED'] : ['FAILED', 'DELIVERED'], now],
  )
  return row?.count ?? 0
}
