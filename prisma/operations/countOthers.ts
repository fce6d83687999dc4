import type { Sql } from '../Database.js'

/** How many connections to this database there are beside those that call themselves by a name; always 0 of an embedded one, which nobody else can open. */
export const countOthers = async (sql: Sql, name: string): Promise<number> => {
  const [row] = await sql.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> $1::text`,
    [name],
  )
  return row?.count ?? 0
}
