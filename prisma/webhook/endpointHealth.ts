import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'

/** How an endpoint's receiver has been doing. */
export interface EndpointHealth {
  readonly failingSince: Instant | null
  readonly restsUntil: Instant | null
}

/** Notes how an endpoint's receiver is doing. The endpoint must be locked. */
export const noteHealth = async (sql: Sql, endpointId: string, { failingSince, restsUntil }: EndpointHealth): Promise<void> => {
  await sql.query('update webhook_endpoint set failing_since = $2::timestamptz, rests_until = $3::timestamptz where id = $1::text', [
    endpointId,
    failingSince,
    restsUntil,
  ])
}

/** Notes that an endpoint's receiver has taken a message; writes nothing where it did not fail before. */
export const noteSuccess = async (sql: Sql, endpointId: string): Promise<void> => {
  await sql.query(
    'update webhook_endpoint set failing_since = null, rests_until = null where id = $1::text and failing_since is not null',
    [endpointId],
  )
}

/** Begins anew with what an endpoint has to be sent: at once, with every attempt before it. */
export const renewPending = async (sql: Sql, endpointId: string, now: Instant): Promise<void> => {
  await sql.query(
    `update webhook_delivery set failures = 0, due_at = $2::timestamptz where endpoint_id = $1::text and status = 'PENDING'`,
    [endpointId, now],
  )
}
