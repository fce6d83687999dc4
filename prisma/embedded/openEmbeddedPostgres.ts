import { PGlite, type SerializerOptions, type Transaction } from '@electric-sql/pglite'
import type { Transaction as ClientTransaction } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { columnParsers } from '../columnParsers.js'
import type { Sql } from '../Database.js'
import { migrate } from '../migrate.js'
import type { EmbeddedCalls, EncodedValue } from './EmbeddedCalls.js'
import { openKeptStatements } from './openKeptStatements.js'

/** PostgreSQL's number for `text[]`. */
const textListOid = 1009

/** Lists come encoded already. The driver's type says text, its code passes bytes on as they are. */
const serializers: SerializerOptions = { [textListOid]: (encoded: string) => encoded }

/**
 * Sized for a database that shares a process with everything else: what is read again and again fits into the buffers, and the rest comes
 * from the operating system's own cache.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB', '-c', 'maintenance_work_mem=16MB']

const run = async (runner: Pick<Transaction, 'query'>, text: string, values: readonly EncodedValue[]): Promise<readonly object[]> =>
  (await runner.query<object>(text, [...values], { serializers })).rows

/** PGlite's adapter starts a script without waiting for it; a migration that fails would go unseen. */
const migrationFactory = (postgres: PGlite): PrismaPGlite =>
  Object.assign(new PrismaPGlite(postgres), {
    connect: async () =>
      Object.assign(await new PrismaPGlite(postgres).connect(), {
        executeScript: async (script: string) => {
          await postgres.exec(script)
        },
      }),
  })

/** Migrations need no lists: what they ask for is never encoded. */
const migrationSql = (postgres: PGlite): Sql => ({
  query: async <Row extends object>(text: string) => (await postgres.query<Row>(text)).rows,
})

/** A transaction that waits for its next statement. */
interface OpenTransaction {
  readonly runner: Transaction
  readonly end: PromiseWithResolvers<void>
  /** Settles when the database has committed or rolled back. */
  readonly done: Promise<void>
}

/** Why a transaction is undone on request; heard by nobody. */
const undone = new Error('undone on request')

/** Opens the embedded PostgreSQL in a folder, brought up to date. */
export const openEmbeddedPostgres = async (folder: string): Promise<EmbeddedCalls> => {
  const postgres = await PGlite.create({ dataDir: folder, startParams, parsers: columnParsers })
  try {
    await migrate(migrationSql(postgres), migrationFactory(postgres))
  } catch (error) {
    await postgres.close()
    throw error
  }
  const client = await new PrismaPGlite(postgres).connect()
  const statements = openKeptStatements(postgres)
  const open = new Map<number, OpenTransaction>()
  const openOfClient = new Map<number, ClientTransaction>()
  let begun = 0

  const runKept = async (transaction: number | null, text: string, values: readonly EncodedValue[]): Promise<readonly object[]> => {
    const alone = async (): Promise<readonly object[]> => postgres.runExclusive(async () => statements.run(text, values))
    if (transaction === null) return postgres._runExclusiveTransaction(alone)
    of(open, transaction)
    return alone()
  }

  return {
    query: async (transaction, text, values, isKept) =>
      isKept ? runKept(transaction, text, values) : run(transaction === null ? postgres : of(open, transaction).runner, text, values),
    begin: async () => {
      const begin = Promise.withResolvers<number>()
      const end = Promise.withResolvers<void>()
      const done = postgres.transaction(async (runner) => {
        begun += 1
        open.set(begun, { runner, end, done })
        begin.resolve(begun)
        await end.promise
      })
      done.catch(begin.reject)
      return begin.promise
    },
    commit: async (transaction) => {
      const { end, done } = taken(open, transaction)
      end.resolve()
      await done
    },
    rollback: async (transaction) => {
      const { end, done } = taken(open, transaction)
      end.reject(undone)
      await done.catch((error: unknown) => {
        if (error !== undone) throw error
      })
    },
    clientQuery: async (transaction, query) => (transaction === null ? client : of(openOfClient, transaction)).queryRaw(query),
    clientExecute: async (transaction, query) => (transaction === null ? client : of(openOfClient, transaction)).executeRaw(query),
    clientBegin: async (isolationLevel) => {
      const transaction = await client.startTransaction(isolationLevel)
      begun += 1
      openOfClient.set(begun, transaction)
      return begun
    },
    clientEnd: async (transaction, how) => taken(openOfClient, transaction)[how](),
    close: async () => postgres.close(),
  }
}

const of = <T>(open: ReadonlyMap<number, T>, transaction: number): T => {
  const found = open.get(transaction)
  if (found === undefined) throw new Error('the transaction is over')
  return found
}

const taken = <T>(open: Map<number, T>, transaction: number): T => {
  const found = of(open, transaction)
  open.delete(transaction)
  return found
}
