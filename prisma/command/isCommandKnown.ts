import type { Sql } from '../Database.js'

/** Whether a command was kept under this key. */
export const isCommandKnown = async (sql: Sql, tenant: string, idempotencyKey: string): Promise<boolean> => {
  const rows = await sql.query('select 1 from command where tenant = $1::text and idempotency_key = $2::text', [tenant, idempotencyKey])
  return rows.length > 0
}
