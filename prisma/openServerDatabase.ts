import { PrismaPg } from '@prisma/adapter-pg'
import { type ClientBase, Pool, types } from 'pg'
import { Releases } from '../core/release.js'
import { columnParsers } from './columnParsers.js'
import type { Database, Sql, SqlValue } from './Database.js'
import { encodeTextList } from './encodeTextList.js'
import { PrismaClient } from './generated/client.js'
import { migrate } from './migrate.js'

const parserOf = (oid: Parameters<typeof types.getTypeParser>[0]): ((text: string) => unknown) =>
  columnParsers[oid] ?? types.getTypeParser(oid)

const sqlOf = (runner: Pick<ClientBase, 'query'>): Sql => ({
  query: async <Row extends object>(text: string, values: readonly SqlValue[] = []) =>
    (await runner.query<Row>({ text, values: values.map(encodeTextList), types: { getTypeParser: parserOf } })).rows,
})

const inTransaction = async <T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> => {
  const connection = await pool.connect()
  let broken: Error | undefined
  try {
    await connection.query('begin')
    const result = await work(sqlOf(connection))
    await connection.query('commit')
    return result
  } catch (error) {
    await connection.query('rollback').catch((cause: unknown) => {
      broken = new Error('the connection was lost', { cause })
    })
    throw error
  } finally {
    connection.release(broken)
  }
}

/** Prisma's adapter cuts a script at every semicolon, those inside a function's body included. */
const migrationFactory = (pool: Pool): PrismaPg =>
  Object.assign(new PrismaPg(pool), {
    connect: async () =>
      Object.assign(await new PrismaPg(pool).connect(), {
        executeScript: async (script: string) => {
          await pool.query(script)
        },
      }),
  })

/** Opens a PostgreSQL server's database, brought up to date. Throws when it cannot be reached. */
export const openServerDatabase = async (url: string): Promise<Database> => {
  const releases = new Releases()
  try {
    // Prisma's adapter drops the offset of an instant, so it has to be UTC's.
    const pool = new Pool({ connectionString: url, options: '-c timezone=UTC' })
    // A connection that breaks while idle is replaced by the pool; unheard, the event would end the process.
    pool.on('error', () => undefined)
    releases.add('the connections to the database', async () => pool.end())
    const sql = sqlOf(pool)
    await migrate(sql, migrationFactory(pool))
    const client = new PrismaClient({ adapter: new PrismaPg(pool) })
    releases.add('the database client', async () => client.$disconnect())
    return { ...sql, client, transaction: async (work) => inTransaction(pool, work), close: async () => releases.releaseAll() }
  } catch (error) {
    await releases.releaseAll()
    throw error
  }
}
