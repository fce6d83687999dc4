import type { WebhookEndpoint } from '../../core/webhook/WebhookEndpoint.js'
import type { Sql, SqlValue } from '../Database.js'

const valuesOf = ({ id, url, description, filter, payload, enabled, disabledReason }: WebhookEndpoint): readonly SqlValue[] => [
  id,
  url,
  description,
  filter === null ? null : JSON.stringify(filter),
  payload,
  enabled,
  disabledReason,
]

/** Keeps a new endpoint; it is told of what comes after a place in the change log. */
export const insertEndpoint = async (sql: Sql, endpoint: WebhookEndpoint, position: number): Promise<void> => {
  await sql.query(
    `insert into webhook_endpoint (id, url, description, filter, payload, enabled, disabled_reason, tenant, accounts, created_at, position)
     values ($1::text, $2::text, $3::text, $4::json, $5::webhook_payload, $6::boolean, $7::text, $8::text, $9::text[], $10::timestamptz, $11::int8)`,
    [...valuesOf(endpoint), endpoint.tenant, endpoint.accounts, endpoint.createdAt, position],
  )
}

/** Writes what of an endpoint can change. */
export const updateEndpoint = async (sql: Sql, endpoint: WebhookEndpoint): Promise<void> => {
  await sql.query(
    `update webhook_endpoint set url = $2::text, description = $3::text, filter = $4::json, payload = $5::webhook_payload, enabled = $6::boolean, disabled_reason = $7::text
     where id = $1::text`,
    valuesOf(endpoint),
  )
}

/** Forgets an endpoint with its secrets and messages. */
export const deleteEndpoint = async (sql: Sql, id: string): Promise<void> => {
  await sql.query('delete from webhook_endpoint where id = $1::text', [id])
}

/** How many endpoints a tenant has. */
export const countEndpoints = async (sql: Sql, tenant: string): Promise<number> => {
  const [row] = await sql.query<{ count: number }>('select count(*)::int as count from webhook_endpoint where tenant = $1::text', [tenant])
  return row?.count ?? 0
}
