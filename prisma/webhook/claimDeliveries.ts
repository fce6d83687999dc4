import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'

/** A message that a worker has for a while. */
export interface ClaimedDelivery {
  readonly id: string
  readonly endpointId: string
  readonly subjectId: string
  readonly body: string
  /** Failed attempts since it was made, or ordered again. */
  readonly failures: number
  /** What every write of this worker must name: once another has claimed the message, it writes nothing any more. */
  readonly fence: number
}

/** Which messages are wanted, and until when. */
export interface ClaimRequest {
  readonly endpointId: string
  readonly limit: number
  readonly now: Instant
  readonly leaseUntil: Instant
}

/**
 * Gives an endpoint's messages that have been due longest and counts the attempt. Of the messages about the same only the first that is not over is given: it is
 * looked for one by one, in the index of what is left to send, however little the database knows of the table. The endpoint must be locked.
 */
export const claimDeliveries = async (
  sql: Sql,
  { endpointId, limit, now, leaseUntil }: ClaimRequest,
): Promise<readonly ClaimedDelivery[]> =>
  sql.query<ClaimedDelivery>(
    `update webhook_delivery set fence = fence + 1, attempts = attempts + 1, lease_until = $3::timestamptz where id = any(array(
       select d.id from webhook_delivery d
       where d.endpoint_id = $1::text and d.status = 'PENDING' and d.due_at <= $2::timestamptz and (d.lease_until is null or d.lease_until <= $2::timestamptz)
         and d.id = (select o.id from webhook_delivery o where o.subject_id = d.subject_id and o.status = 'PENDING' order by o.id limit 1)
       order by d.due_at, d.id limit $4::int
     )) returning id, endpoint_id as "endpointId", subject_id as "subjectId", body, failures, fence`,
    [endpointId, now, leaseUntil, limit],
  )
