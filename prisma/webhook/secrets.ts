import { z } from 'zod'
import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'

/** One sealed secret of an endpoint. */
export interface SealedWebhookSecret {
  readonly id: string
  readonly sealed: Uint8Array
}

const row = z.object({ id: z.string(), sealed: z.base64() })

/** Keeps a new secret, which signs from now on; those before it sign until then, unless they end sooner. */
export const keepSecret = async (
  sql: Sql,
  endpointId: string,
  { id, sealed, now, othersUntil }: SealedWebhookSecret & { readonly now: Instant; readonly othersUntil: Instant },
): Promise<void> => {
  await sql.query(`delete from webhook_secret where endpoint_id = $1::text and signs_until <= $2::timestamptz`, [endpointId, now])
  await sql.query(`update webhook_secret set signs_until = $2::timestamptz where endpoint_id = $1::text and signs_until is null`, [
    endpointId,
    othersUntil,
  ])
  await sql.query(
    `insert into webhook_secret (id, endpoint_id, sealed, created_at) values ($1::text, $2::text, decode($3::text, 'base64'), $4::timestamptz)`,
    [id, endpointId, Buffer.from(sealed).toString('base64'), now],
  )
}

/** The secrets an endpoint's messages are signed with now, the newest first. */
export const readSecrets = async (sql: Sql, endpointId: string, now: Instant): Promise<readonly SealedWebhookSecret[]> => {
  const rows = await sql.query(
    // Without the line breaks that PostgreSQL writes into base64.
    `select id, translate(encode(sealed, 'base64'), E'\\n', '') as sealed from webhook_secret
     where endpoint_id = $1::text and (signs_until is null or signs_until > $2::timestamptz) order by signs_until desc nulls first, id`,
    [endpointId, now],
  )
  return rows.map((value) => {
    const { id, sealed } = row.parse(value)
    return { id, sealed: Buffer.from(sealed, 'base64') }
  })
}
