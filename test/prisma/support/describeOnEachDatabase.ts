import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe } from 'node:test'
import { Client } from 'pg'
import { Releases } from '../../../core/release.js'
import type { Database } from '../../../prisma/Database.js'
import { openDatabase } from '../../../prisma/openDatabase.js'

type Opening = (releases: Releases) => Promise<Database>

const openEmbedded: Opening = async (releases) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'mattergraph-'))
  releases.add('the data folder', async () => rm(dataFolder, { recursive: true }))
  const database = await openDatabase({ dataFolder })
  releases.add('the database', async () => database.close())
  return database
}

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database of its own at a server, dropped afterwards; a server that cannot be reached fails the tests. */
const openAtServer =
  (url: string): Opening =>
  async (releases) => {
    const name = `mattergraph_test_${randomUUID().replaceAll('-', '')}`
    await onServer(url, `create database ${name}`)
    releases.add('the database at the server', async () => onServer(url, `drop database ${name}`))
    const ownUrl = new URL(url)
    ownUrl.pathname = `/${name}`
    const database = await openDatabase({ url: ownUrl.href })
    releases.add('the database', async () => database.close())
    return database
  }

const serverUrl = process.env['TEST_DATABASE_URL'] ?? (process.env['CI'] ? 'postgres://postgres@127.0.0.1:5432/postgres' : undefined)

const places: readonly (readonly [string, Opening])[] = [
  ['the embedded database', openEmbedded],
  ...(serverUrl === undefined ? [] : [['a PostgreSQL server', openAtServer(serverUrl)] as const]),
]

/** Runs a list of tests on the embedded database and, where one is named (or on the build machine), on a PostgreSQL server; one database for the whole list. */
export const describeOnEachDatabase = (title: string, tests: (database: () => Database) => void): void => {
  for (const [place, open] of places) {
    describe(`${title}, on ${place}`, () => {
      const releases = new Releases()
      let database: Database | undefined
      before(async () => {
        database = await open(releases)
      })
      after(async () => releases.releaseAll())
      tests(() => {
        if (database === undefined) throw new Error('the database is open only while tests run')
        return database
      })
    })
  }
}
