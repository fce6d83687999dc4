import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'

/** A message to be sent. */
export interface NewDelivery {
  readonly id: string
  readonly endpointId: string
  /** The change, or the act, it tells of. */
  readonly changeId: string
  /** What it is about. */
  readonly subjectId: string
  readonly body: string
  readonly observedAt: Instant
}

/** Keeps messages to be sent: at once, or when the message before about the same is. One that was made before is left alone. */
export const insertDeliveries = async (sql: Sql, deliveries: readonly NewDelivery[], now: Instant): Promise<void> => {
  if (deliveries.length === 0) return
  const column = (name: keyof NewDelivery): readonly string[] => deliveries.map((delivery) => delivery[name])
  await sql.query(
    `insert into webhook_delivery (id, endpoint_id, change_id, subject_id, body, observed_at, due_at)
     select i.id, i.endpoint_id, i.change_id, i.endpoint_id || ' ' || i.subject_id, i.body, i.observed_at::timestamptz, greatest($7::timestamptz, (
         select max(p.due_at) from webhook_delivery p where p.subject_id = i.endpoint_id || ' ' || i.subject_id and p.status = 'PENDING'))
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as i(id, endpoint_id, change_id, subject_id, body, observed_at)
     on conflict (id) do nothing`,
    [column('id'), column('endpointId'), column('changeId'), column('subjectId'), column('body'), column('observedAt'), now],
  )
}

/** Notes up to which place of the change log an endpoint's messages have been made. */
export const moveEndpoint = async (sql: Sql, endpointId: string, position: number): Promise<void> => {
  await sql.query('update webhook_endpoint set position = $2::int8 where id = $1::text', [endpointId, position])
}

/** How many messages an endpoint has to be sent, counted up to a limit. */
export const countPending = async (sql: Sql, endpointId: string, limit: number): Promise<number> => {
  const [row] = await sql.query<{ count: number }>(
    `select count(*)::int as count from (
       select 1 from webhook_delivery where endpoint_id = $1::text and status = 'PENDING' limit $2::int
     ) pending`,
    [endpointId, limit],
  )
  return row?.count ?? 0
}
