import { z } from 'zod'
import type { WebhookEndpoint } from '../../core/webhook/WebhookEndpoint.js'
import type { Sql } from '../Database.js'

const row = z.object({ id: z.string(), position: z.int() })

/** The endpoints that are told what happens to another of their tenant: those that want everything and may know of all that it is told of. */
export const readEndpointsToTell = async (
  sql: Sql,
  { id, tenant, accounts }: WebhookEndpoint,
): Promise<readonly { readonly id: string; readonly position: number }[]> => {
  const rows = await sql.query(
    `select id, position from webhook_endpoint
     where tenant = $1::text and id <> $2::text and enabled and filter is null and (accounts is null or accounts @> $3::text[])`,
    [tenant, id, accounts],
  )
  return rows.map((value) => row.parse(value))
}
