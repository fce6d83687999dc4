import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'

/** Removes messages that are over and tell of changes from before an instant, some thousands at once; gives how many. */
export const forgetDeliveries = async (sql: Sql, before: Instant): Promise<number> => {
  const rows = await sql.query(
    `delete from webhook_delivery where id = any(array(
       select id from webhook_delivery where observed_at < $1::timestamptz and status <> 'PENDING' order by observed_at limit 5000
     )) returning 1 as one`,
    [before],
  )
  return rows.length
}
