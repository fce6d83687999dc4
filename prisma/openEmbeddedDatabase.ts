import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, type SerializerOptions, type Transaction } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { Releases } from '../core/release.js'
import { columnParsers } from './columnParsers.js'
import type { Database, Sql, SqlValue } from './Database.js'
import { encodeTextList } from './encodeTextList.js'
import { PrismaClient } from './generated/client.js'
import { lockDataFolder } from './lockDataFolder.js'
import { migrate } from './migrate.js'

/** PostgreSQL's number for `text[]`. */
const textListOid = 1009

/** Lists come encoded already. The driver's type says text, its code passes bytes on as they are. */
const serializers: SerializerOptions = { [textListOid]: (encoded: string) => encoded }

const sqlOf = (runner: Pick<Transaction, 'query'>): Sql => ({
  query: async <Row extends object>(text: string, values: readonly SqlValue[] = []) =>
    (await runner.query<Row>(text, values.map(encodeTextList), { parsers: columnParsers, serializers })).rows,
})

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

/** Opens the embedded PostgreSQL in a data folder, brought up to date. Throws when another process has the folder. */
export const openEmbeddedDatabase = async (dataFolder: string): Promise<Database> => {
  const releases = new Releases()
  try {
    // A firm's records are nobody else's on this machine.
    await mkdir(dataFolder, { recursive: true, mode: 0o700 })
    const unlock = await lockDataFolder(dataFolder)
    releases.add('the lock of the data folder', unlock)
    const postgres = await PGlite.create({ dataDir: join(dataFolder, 'postgres') })
    releases.add('the embedded database', async () => postgres.close())
    const sql = sqlOf(postgres)
    await migrate(sql, migrationFactory(postgres))
    const client = new PrismaClient({ adapter: new PrismaPGlite(postgres) })
    releases.add('the database client', async () => client.$disconnect())
    return {
      ...sql,
      client,
      transaction: async (work) => postgres.transaction(async (transaction) => work(sqlOf(transaction))),
      close: async () => releases.releaseAll(),
    }
  } catch (error) {
    await releases.releaseAll()
    throw error
  }
}
