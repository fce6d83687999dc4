import { z } from 'zod'
import type { WebhookEndpoint } from '../../core/webhook/WebhookEndpoint.js'
import type { Sql } from '../Database.js'
import { endpointColumns, toEndpoint } from './endpointColumns.js'

/** An endpoint that nobody else works on for the rest of the transaction. */
export interface LockedEndpoint {
  readonly endpoint: WebhookEndpoint
  /** Up to which place of the change log messages have been made. */
  readonly position: number
  readonly failingSince: string | null
  readonly restsUntil: string | null
}

const state = z.object({ position: z.int(), failingSince: z.string().nullable(), restsUntil: z.string().nullable() })

/**
 * Locks an endpoint; null where there is none. Whoever writes more than one row of an endpoint and its messages does this first, so that nobody waits for another in
 * a circle and two never choose the same subject's messages.
 */
export const lockEndpoint = async (sql: Sql, id: string): Promise<LockedEndpoint | null> => {
  const [row] = await sql.query(
    `select ${endpointColumns}, position, failing_since as "failingSince", rests_until as "restsUntil"
     from webhook_endpoint where id = $1::text for no key update`,
    [id],
  )
  return row === undefined ? null : { endpoint: toEndpoint(row), ...state.parse(row) }
}
