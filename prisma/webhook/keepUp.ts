import type { Sql } from '../Database.js'

/**
 * Moves endpoints that nothing has happened to up to a place of the change log, so that its beginning never overtakes them. Up to that place everything must be
 * visible.
 */
export const keepUp = async (sql: Sql, position: number): Promise<void> => {
  await sql.query(
    `update webhook_endpoint e set position = $1::int8 where e.enabled and e.position < $1::int8 and not exists (
       select 1 from account a join change c on c.account_key = a.key where a.tenant = e.tenant and c.position > e.position and c.position <= $1::int8)`,
    [position],
  )
}
