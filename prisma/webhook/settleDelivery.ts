import type { Instant } from '../../core/record/scalars.js'
import type { DeliveryStatus } from '../../core/webhook/WebhookDelivery.js'
import type { Sql } from '../Database.js'
import type { ClaimedDelivery } from './claimDeliveries.js'

/** What an attempt came to. */
export interface Settlement {
  readonly status: DeliveryStatus
  readonly statusCode: number | null
  readonly error: string | null
  readonly now: Instant
  /** When to send it again; for what is PENDING. */
  readonly dueAt?: Instant
}

/** Writes what an attempt came to, if this worker still has the message; false else. Where it is sent again, the endpoint must be locked. */
export const settleDelivery = async (sql: Sql, { id, fence }: ClaimedDelivery, settlement: Settlement): Promise<boolean> => {
  const { status, statusCode, error, now, dueAt = now } = settlement
  const rows = await sql.query(
    `update webhook_delivery set status = $3::delivery_status, last_status_code = $4::int, last_error = $5::text, lease_until = null, due_at = $7::timestamptz,
       failures = case when $3::delivery_status = 'DELIVERED' then failures else failures + 1 end,
       delivered_at = case when $3::delivery_status = 'DELIVERED' then $6::timestamptz end
     where id = $1::text and fence = $2::int and status = 'PENDING' returning id`,
    [id, fence, status, statusCode, error, now, dueAt],
  )
  return rows.length > 0
}

/** Has the messages about the same that come after one wait as long as it does: they could not be sent sooner, and need not be looked at. */
export const holdFollowers = async (sql: Sql, { id, subjectId }: ClaimedDelivery, until: Instant): Promise<void> => {
  await sql.query(
    `update webhook_delivery set due_at = $3::timestamptz
     where subject_id = $1::text and status = 'PENDING' and id > $2::text and due_at < $3::timestamptz`,
    [subjectId, id, until],
  )
}

/** Gives messages back that were not sent, or whose answer nobody waits for any more. */
export const releaseDelivery = async (sql: Sql, { id, fence }: ClaimedDelivery): Promise<void> => {
  await sql.query(`update webhook_delivery set lease_until = null where id = $1::text and fence = $2::int and status = 'PENDING'`, [
    id,
    fence,
  ])
}
