import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Releases } from '../core/release.js'
import type { Database, Sql, SqlValue, StatementOptions } from './Database.js'
import { clientAdapter } from './embedded/clientAdapter.js'
import type { TransactionNumber } from './embedded/EmbeddedCalls.js'
import { type DatabaseThread, startDatabaseThread } from './embedded/startDatabaseThread.js'
import { encodeTextList } from './encodeTextList.js'
import { PrismaClient } from './generated/client.js'
import { lockDataFolder } from './lockDataFolder.js'

const sqlOf = ({ call }: DatabaseThread, transaction: TransactionNumber): Sql => ({
  query: async <Row extends object>(text: string, values: readonly SqlValue[] = [], { isKept = false }: StatementOptions = {}) =>
    // The caller names the rows' type, as with a server.
    (await call('query', transaction, text, values.map(encodeTextList), isKept)) as readonly Row[],
})

const inTransaction = async <T>(thread: DatabaseThread, work: (sql: Sql) => Promise<T>): Promise<T> => {
  const transaction = await thread.call('begin')
  let result: T
  try {
    result = await work(sqlOf(thread, transaction))
  } catch (error) {
    await thread.call('rollback', transaction)
    throw error
  }
  await thread.call('commit', transaction)
  return result
}

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** A thread of its own makes a new database, because the memory that takes goes back only when the thread ends. */
const openThread = async (folder: string): Promise<DatabaseThread> => {
  if (!(await exists(join(folder, 'PG_VERSION')))) {
    const maker = await startDatabaseThread(folder)
    await maker.close()
  }
  return startDatabaseThread(folder)
}

/** Opens the embedded PostgreSQL in a data folder, brought up to date. Throws when another process has the folder. */
export const openEmbeddedDatabase = async (dataFolder: string): Promise<Database> => {
  const releases = new Releases()
  try {
    // A firm's records are nobody else's on this machine.
    await mkdir(dataFolder, { recursive: true, mode: 0o700 })
    const unlock = await lockDataFolder(dataFolder)
    releases.add('the lock of the data folder', unlock)
    const thread = await openThread(join(dataFolder, 'postgres'))
    releases.add('the embedded database', async () => thread.close())
    const client = new PrismaClient({ adapter: clientAdapter(thread) })
    releases.add('the database client', async () => client.$disconnect())
    return {
      ...sqlOf(thread, null),
      client,
      transaction: async (work) => inTransaction(thread, work),
      close: async () => releases.releaseAll(),
    }
  } catch (error) {
    await releases.releaseAll()
    throw error
  }
}
