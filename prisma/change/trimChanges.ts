import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'

/** Rows taken away by one statement. */
const batch = 5_000

const statement = `
with front as materialized (
  select position, observed_at from change order by position limit ${String(batch)}
), removed as (
  delete from change where position = any(array(
    select position from front where position < coalesce((select min(position) from front where observed_at >= $1::timestamptz), 9223372036854775807)))
  returning position
), noted as (
  update change_log set trimmed_through = greatest(trimmed_through, (select max(position) from removed)) where exists (select 1 from removed)
)
select count(*)::int as count from removed`

/** Takes away the changes at the beginning of the log that were observed before an instant, up to the first that was not; tells how many. */
export const trimChanges = async (sql: Sql, before: Instant): Promise<number> => {
  let removed = 0
  for (;;) {
    const [row] = await sql.query<{ count: number }>(statement, [before])
    const count = row?.count ?? 0
    removed += count
    if (count < batch) return removed
  }
}
