import { PrismaPg } from '@prisma/adapter-pg'
import { DatabaseError, Pool, type PoolConfig, type QueryConfig, type QueryResult, type QueryResultRow, types } from 'pg'
import { Releases } from '../core/release.js'
import { columnParsers } from './columnParsers.js'
import type { Database, Sql, SqlValue, StatementOptions } from './Database.js'
import { encodeTextList } from './encodeTextList.js'
import { PrismaClient } from './generated/client.js'
import { migrate } from './migrate.js'

const parserOf = (oid: Parameters<typeof types.getTypeParser>[0]): ((text: string) => unknown) =>
  columnParsers[oid] ?? types.getTypeParser(oid)

/**
 * How long a server is waited for, in milliseconds. A server whose machine is gone, or that stands behind something that hangs, refuses nothing and answers nothing: whoever waits for it would do so
 * for ever. All of them are far above what anything takes that goes on.
 */
export interface ServerPatience {
  /** For a connection, or one of those there are when all are in use. */
  readonly connectMs: number
  /** For a statement; longer than a session that idles in a transaction keeps its locks. */
  readonly statementMs: number
  /** For a statement that works on whole tables. */
  readonly longStatementMs: number
}

const usualPatience: ServerPatience = { connectMs: 60_000, statementMs: 300_000, longStatementMs: 3_600_000 }

interface Runner {
  query<Row extends QueryResultRow>(config: QueryConfig): Promise<QueryResult<Row>>
}

const sqlOf = (runner: Runner, { longStatementMs }: ServerPatience): Sql => ({
  query: async <Row extends object>(text: string, values: readonly SqlValue[] = [], { isLong }: StatementOptions = {}) => {
    const longer = isLong === true ? { query_timeout: longStatementMs } : {}
    return (await runner.query<Row>({ text, values: values.map(encodeTextList), types: { getTypeParser: parserOf }, ...longer })).rows
  },
})

const inTransaction = async <T>(pool: Pool, patience: ServerPatience, work: (sql: Sql) => Promise<T>): Promise<T> => {
  const connection = await pool.connect()
  let broken: Error | undefined
  // A connection can break between two statements, when nobody waits for it: the next one fails then. Unheard, the event would end the process.
  const hear = (error: Error): void => {
    broken = error
  }
  connection.on('error', hear)
  const run: Runner['query'] = async (config) => {
    try {
      return await connection.query(config)
    } catch (cause) {
      // The server did not say so: it may still be at work on it, and whatever came after would wait behind it.
      if (!(cause instanceof DatabaseError)) broken ??= new Error('the connection was lost', { cause })
      throw cause
    }
  }
  try {
    await run({ text: 'begin' })
    const result = await work(sqlOf({ query: run }, patience))
    await run({ text: 'commit' })
    return result
  } catch (error) {
    // Without its connection a transaction is undone.
    if (broken === undefined) await run({ text: 'rollback' }).catch(() => undefined)
    throw error
  } finally {
    connection.off('error', hear)
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

/**
 * What every connection is opened with. Prisma's adapter drops the offset of an instant, so it has to be UTC's. A process that is stopped inside a transaction
 * would hold its locks, the audit log's among them, for as long as it stands.
 */
const sessionOptions = '-c timezone=UTC -c idle_in_transaction_session_timeout=60000'

/** Any number that nobody else uses. */
const openingLock = 1_829_304_771

/** Runs `work` while no other process that opens this database does: those that start together let the first bring it up to date. */
const oneAtATime = async (pool: Pool, work: () => Promise<void>): Promise<void> => {
  const connection = await pool.connect()
  try {
    await connection.query('select pg_advisory_lock($1)', [openingLock])
    await work()
    await connection.query('select pg_advisory_unlock($1)', [openingLock])
    connection.release()
  } catch (error) {
    // With the connection the lock goes, however far it came.
    connection.release(true)
    throw error
  }
}

/** Connections to a server, each of which is used no more once a statement on it was not answered. */
const openPool = (url: string, { connectMs }: ServerPatience, statementMs: number): Pool => {
  const config: PoolConfig = {
    connectionString: url,
    options: sessionOptions,
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
  }
  // A connection that breaks while idle is replaced by the pool; unheard, the event would end the process.
  return new Pool(config).on('error', () => undefined)
}

/** Waits for another process that brings the database up to date, and does so itself: either may build an index of a large table. */
const bringUpToDate = async (url: string, patience: ServerPatience): Promise<void> => {
  const pool = openPool(url, patience, patience.longStatementMs)
  try {
    await oneAtATime(pool, async () => migrate(sqlOf(pool, patience), migrationFactory(pool)))
  } finally {
    await pool.end()
  }
}

/** Opens a PostgreSQL server's database, brought up to date. Throws when it cannot be reached. */
export const openServerDatabase = async (url: string, patience: ServerPatience = usualPatience): Promise<Database> => {
  await bringUpToDate(url, patience)
  const releases = new Releases()
  try {
    const pool = openPool(url, patience, patience.statementMs)
    releases.add('the connections to the database', async () => pool.end())
    const client = new PrismaClient({ adapter: new PrismaPg(pool) })
    releases.add('the database client', async () => client.$disconnect())
    return {
      ...sqlOf(pool, patience),
      client,
      transaction: async (work) => inTransaction(pool, patience, work),
      close: async () => releases.releaseAll(),
    }
  } catch (error) {
    await releases.releaseAll()
    throw error
  }
}
