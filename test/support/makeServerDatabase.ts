import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import type { Releases } from '../../core/release.js'
import type { Database } from '../../prisma/Database.js'
import { openDatabase } from '../../prisma/openDatabase.js'
import { makersHash } from './databaseMakers.js'

/** Where the machine's PostgreSQL is where nothing else is said, for tests that fail where there is none. */
export const defaultServerUrl = 'postgres://postgres@127.0.0.1:5432/postgres'

/** A PostgreSQL server to test on: the one that is named, or the build machine's; undefined where there is none. */
export const testServerUrl = process.env['TEST_DATABASE_URL'] ?? (process.env['CI'] ? defaultServerUrl : undefined)

const withClient = async <Result>(url: string, use: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

const at = (serverUrl: string, name: string): string => Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href

/** One process at a time makes the database that all others copy. */
const makingLock = 4_117_042

/** An empty database of this release, which nobody is connected to: made once at a server and copied from then on. */
const emptyDatabase = (serverUrl: string): Promise<string> =>
  withClient(serverUrl, async (client) => {
    const name = `mattergraph_empty_${await makersHash()}`
    await client.query('select pg_advisory_lock($1)', [makingLock])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 1) return name
    const unfinished = `${name}_unfinished`
    await client.query(`drop database if exists ${unfinished} with (force)`)
    await client.query(`create database ${unfinished}`)
    const database = await openDatabase({ url: at(serverUrl, unfinished) })
    await database.close()
    await client.query(`alter database ${unfinished} rename to ${name}`)
    return name
  })

/** Makes a database of one's own at a server, a copy of another where one is named, and gives its address; it is dropped with the rest. */
const makeDatabase = async (serverUrl: string, releases: Releases, copied = 'template1'): Promise<string> => {
  const name = `mattergraph_test_${randomUUID().replaceAll('-', '')}`
  await withClient(serverUrl, (client) => client.query(`create database ${name} template ${copied}`))
  // Whoever was killed may still have a connection.
  releases.add('the database at the server', async () =>
    withClient(serverUrl, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  )
  return at(serverUrl, name)
}

/** Makes a database with nothing in it, not even tables. Rejects where the server cannot be reached. */
export const makeServerDatabase = (serverUrl: string, releases: Releases): Promise<string> => makeDatabase(serverUrl, releases)

/** Opens an empty database of this release at a server. Rejects where the server cannot be reached. */
export const openAtServer = async (
  serverUrl: string,
  releases: Releases,
): Promise<{ readonly database: Database; readonly url: string }> => {
  const url = await makeDatabase(serverUrl, releases, await emptyDatabase(serverUrl))
  const database = await openDatabase({ url })
  releases.add('the database', () => database.close())
  return { database, url }
}
