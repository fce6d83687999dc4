import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { test } from 'node:test'
import { Releases } from '../../core/release.js'
import type { Sql } from '../../prisma/Database.js'
import { openDatabase } from '../../prisma/openDatabase.js'
import { openServerDatabase, type ServerPatience } from '../../prisma/openServerDatabase.js'
import { makeServerDatabase, openAtServer, testServerUrl } from '../support/makeServerDatabase.js'
import { openWay } from '../support/openWay.js'

const skip = testServerUrl === undefined ? 'it needs a PostgreSQL server: name one in TEST_DATABASE_URL' : false

test('a connection that breaks inside a transaction costs that transaction and nothing else', { skip }, async () => {
  const releases = new Releases()
  try {
    const database = await openDatabase({ url: await makeServerDatabase(testServerUrl ?? '', releases) })
    releases.add('the database', async () => database.close())
    const insert = `insert into api_key (id, hash, tenant, scopes, created_at) values ($1::text, $1::text, 'firm', '[]', now())`
    const lost = database.transaction(async (sql) => {
      await sql.query(insert, ['lost'])
      const [mine] = await sql.query<{ pid: number }>('select pg_backend_pid() as pid')
      await database.query('select pg_terminate_backend($1::int)', [mine?.pid ?? 0])
      // Until this process has heard of it, while nobody waits for an answer.
      for (let open = true; open; await setImmediate())
        open = (await database.query('select 1 from pg_stat_activity where pid = $1::int', [mine?.pid ?? 0])).length > 0
      await sql.query(insert, ['lost as well'])
    })
    await assert.rejects(lost)
    await database.transaction(async (sql) => sql.query(insert, ['kept']))
    const kept = await database.query<{ id: string }>('select id from api_key')
    assert.deepEqual(
      kept.map(({ id }) => id),
      ['kept'],
    )
  } finally {
    await releases.releaseAll()
  }
})

/** A server that goes silent is given up soon enough for a test; nothing here takes as long unless it is to. */
const impatient: ServerPatience = { connectMs: 10_000, statementMs: 5_000, longStatementMs: 60_000 }

test('a server that is silent is given up, and asked again when it answers', { skip }, async () => {
  const releases = new Releases()
  try {
    const { url } = await openAtServer(testServerUrl ?? '', releases)
    const server = new URL(url)
    const way = await openWay({ host: server.hostname, port: Number(server.port || 5432) })
    releases.add('the way', () => way.cut())
    const database = await openServerDatabase(
      Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(way.port) }).href,
      impatient,
    )
    releases.add('the database', () => database.close())
    await database.query('select 1')
    way.hold()
    await Promise.all([
      // One on the connection there is, and one on a new one.
      assert.rejects(database.query('select 1'), /read timeout/),
      assert.rejects(database.query('select 1'), /timeout/),
    ])
    await way.mend()
    assert.equal((await database.query('select 1')).length, 1)
  } finally {
    await releases.releaseAll()
  }
})

test('a connection whose statement was not answered is used no more, and a long statement is waited for', { skip }, async () => {
  const releases = new Releases()
  try {
    const { url } = await openAtServer(testServerUrl ?? '', releases)
    const database = await openServerDatabase(url, impatient)
    releases.add('the database', () => database.close())
    const sleepers: number[] = []
    const sleep = async (sql: Sql, seconds: number): Promise<unknown> => {
      const [mine] = await sql.query<{ pid: number }>('select pg_backend_pid() as pid')
      sleepers.push(mine?.pid ?? 0)
      return sql.query('select pg_sleep($1::int)', [seconds])
    }
    const long = database.query('select pg_sleep(7)', [], { isLong: true })
    await Promise.all([
      assert.rejects(
        database.transaction(async (sql) => sleep(sql, 30)),
        /read timeout/,
      ),
      assert.rejects(sleep(database, 30), /read timeout/),
    ])
    // All connections at once, so that none is left out.
    const pids = await Promise.all(
      Array.from({ length: 10 }, async () =>
        database.transaction(async (sql) => (await sql.query<{ pid: number }>('select pg_backend_pid() as pid'))[0]?.pid),
      ),
    )
    assert.deepEqual(
      pids.filter((pid) => sleepers.includes(pid ?? 0)),
      [],
    )
    assert.equal((await long).length, 1)
  } finally {
    await releases.releaseAll()
  }
})
