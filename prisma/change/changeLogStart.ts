import type { Sql } from '../Database.js'

/** Up to which place changes are no longer kept. */
export const changeLogStart = async (sql: Sql): Promise<number> => {
  const [row] = await sql.query<{ start: number }>('select trimmed_through as start from change_log')
  if (row === undefined) throw new Error('the change log has lost its beginning')
  return row.start
}
