import type { Sql } from '../Database.js'

/** More places than changes are ever made between a backup and what it is needed for. */
const skipped = 1_000_000_000

/**
 * Leaves a gap in the numbers of the change log, and gives the first number after it: those of changes that were told after a backup was made must not be given to others, since clients and
 * receivers remember them. To be called when nobody else uses the database.
 */
export const skipPositions = async (sql: Sql): Promise<number> => {
  const [row] = await sql.query<{ last: number }>(
    `select setval('change_position_seq', last_value + $1::int8)::int8 as last from change_position_seq`,
    [skipped],
  )
  if (row === undefined) throw new Error('the change log has lost its numbers')
  return row.last + 1
}
