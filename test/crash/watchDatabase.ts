import type { Database, Sql, SqlValue } from '../../prisma/Database.js'
import type { Steps } from './Steps.js'

/** What a statement does and to which table; undefined for one that only reads. */
export const nameStatement = (text: string): string | undefined => {
  const [, verb, table] = /\b(insert into|update|delete from)\s+"?([a-z_]+)/i.exec(text) ?? []
  if (verb !== undefined && table !== undefined && !/\bfor update\s*$/i.test(text))
    return `${verb.split(' ')[0]?.toLowerCase() ?? ''} ${table}`
  const [, locked] = /\bfrom\s+"?([a-z_]+)[^;]*\bfor (?:no key )?update\b/i.exec(text) ?? []
  return locked === undefined ? undefined : `lock ${locked}`
}

const watchSql = (sql: Sql, steps: Steps): Sql => ({
  query: async <Row extends object>(text: string, values?: readonly SqlValue[]) => {
    const rows = await sql.query<Row>(text, values)
    const name = nameStatement(text)
    // A claim that found nothing due changed nothing.
    if (name !== undefined && (steps.stage !== 'CLAIM' || rows.length > 0)) steps.passed(name)
    return rows
  },
})

/**
 * A database whose every statement that writes or locks is a step, and every transaction's begin and commit. `isCut` says whether the connections were cut a
 * moment ago: whoever commits then does not hear that it was done.
 */
export const watchDatabase = (database: Database, steps: Steps, isCut: () => boolean): Database => ({
  ...watchSql(database, steps),
  client: database.client,
  transaction: async (work) => {
    const result = await database.transaction(async (sql) => {
      steps.passed('begin')
      return work(watchSql(sql, steps))
    })
    const wasCut = isCut()
    steps.passed('commit')
    if (!wasCut && isCut()) throw new Error('Connection terminated unexpectedly')
    return result
  },
  close: () => database.close(),
})
