import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { test } from 'node:test'
import { Pool } from 'pg'
import type { AccountKey } from '../../../core/recordId.js'
import { openChangeReader } from '../../../prisma/change/openChangeReader.js'
import type { Database } from '../../../prisma/Database.js'
import { createRandom, type Random } from '../../support/createRandom.js'
import { anAccount } from '../support/anAccount.js'
import { describeOnEachDatabase } from '../support/describeOnEachDatabase.js'

const committers = 64
/** The embedded database runs them one after another. */
const transactionsEach = { atServer: 6, embedded: 2 } as const

/** What each committer commits without a pause, where a server runs them at once. */
const commitsInARow = 300

/** Looks far more often than a reader can that is not in the server. */
const watchClosely = `do $$ declare seen int8 := 0; log_end int8; begin
  for look in 1..4000 loop
    log_end := change_log_end();
    if log_end < seen then raise exception '% after %', log_end, seen; end if;
    seen := log_end;
  end loop;
end $$`

const insert = `insert into change (account_key, kind, vendor_id, action, changed_fields, source, observed_at, matter_ids)
  select $1::text, 'USER', $2::text || '.' || n, 'CREATED', '{}', 'SYNC', now(), '{}' from generate_series(1, $3::int) n`

/** A pool is over before its connections are: the database may be dropped under the last of them, which nobody cares about any more. */
const openPool = (address: string, max: number): Pool => new Pool({ connectionString: address, max }).on('error', () => undefined)

/** Runs statements in one transaction: the embedded database's, or one on a connection that nobody shares. */
type Transact = (work: (run: (text: string, values: readonly (string | number)[]) => Promise<unknown>) => Promise<void>) => Promise<void>

const atServer =
  (pool: Pool): Transact =>
  async (work) => {
    const connection = await pool.connect()
    try {
      await connection.query('begin')
      await work((text, values) => connection.query(text, [...values]))
      await connection.query('commit')
    } catch (error) {
      await connection.query('rollback')
      throw error
    } finally {
      connection.release()
    }
  }

const embedded =
  (database: Database): Transact =>
  (work) =>
    database.transaction(async (sql) => work((text, values) => sql.query(text, values)))

const changedHisMind = new Error('rolled back')

/** Transactions of one to three statements that stay open for a while, of which some come to nothing. */
const commit = async (transact: Transact, account: AccountKey, name: string, random: Random, transactions: number): Promise<void> => {
  for (let transaction = 0; transaction < transactions; transaction++) {
    const outcome = transact(async (run) => {
      for (let statement = random.below(3); statement >= 0; statement--) {
        await run(insert, [account, `${name}-${String(transaction)}-${String(statement)}`, 1 + random.below(4)])
        for (let turns = random.below(20); turns > 0; turns--) await setImmediate()
      }
      if (random.below(8) === 0) throw changedHisMind
    })
    await outcome.catch((error: unknown) => {
      if (error !== changedHisMind) throw error
    })
  }
}

describeOnEachDatabase('64 concurrent committers of changes', (database, url) => {
  test('readers who go on from the last place they were given miss nothing, are given nothing twice, and all in one order', async () => {
    const { key: account } = await anAccount(database())
    const address = url()
    const pool = address === undefined ? undefined : openPool(address, committers)
    const transact = pool === undefined ? embedded(database()) : atServer(pool)
    try {
      let isOver = false
      const follow = async (size: number): Promise<readonly number[]> => {
        const reader = openChangeReader(database())
        const seen: number[] = []
        let position = 0
        for (let last = false; ; last = isOver) {
          const { changes, through } = await reader.readAfter({
            position,
            size,
            scope: { tenant: 'firm', accounts: [account] },
            filter: {},
          })
          assert.ok(through >= position)
          seen.push(...changes.map((change) => change.position))
          position = through
          if (last && changes.length === 0) return seen
        }
      }
      const following = Promise.all([follow(1), follow(7), follow(500)])
      const each = transactionsEach[pool === undefined ? 'embedded' : 'atServer']
      await Promise.all(
        Array.from({ length: committers }, (_, index) => commit(transact, account, `c${String(index)}`, createRandom(index), each)),
      )
      isOver = true
      const rows = await database().query<{ position: number }>(
        'select position from change where account_key = $1::text order by position',
        [account],
      )
      const all = rows.map(({ position }) => position)
      assert.ok(all.length > committers * each)
      for (const seen of await following) assert.deepEqual(seen, all)
    } finally {
      await pool?.end()
    }
  })

  test('while a transaction that logs is open the log ends before it; others do not hold it up', async () => {
    const { key: account } = await anAccount(database())
    const address = url()
    // The embedded database runs one transaction at a time: nothing can be open beside a reader.
    if (address === undefined) return
    const pool = openPool(address, 3)
    const [slow, other, quick] = [await pool.connect(), await pool.connect(), await pool.connect()]
    try {
      const reader = openChangeReader(database())
      const start = await reader.end()
      await other.query('begin')
      await other.query(`insert into api_key (id, hash, tenant, scopes, created_at) values ('k', 'h', 'firm', '[]', now())`)
      await slow.query('begin')
      await slow.query(insert, [account, 'slow', 2])
      await quick.query(insert, [account, 'quick', 3])
      assert.equal(await reader.end(), start)
      assert.deepEqual(
        (await reader.readAfter({ position: start, size: 10, scope: { tenant: 'firm', accounts: [account] }, filter: {} })).changes,
        [],
      )
      await slow.query('commit')
      const { changes } = await reader.readAfter({ position: start, size: 10, scope: { tenant: 'firm', accounts: [account] }, filter: {} })
      assert.deepEqual(
        changes.map(({ vendorId }) => vendorId),
        ['slow.1', 'slow.2', 'quick.1', 'quick.2', 'quick.3'],
      )
    } finally {
      for (const connection of [slow, other, quick]) connection.release(true)
      await pool.end()
    }
  })

  test('the end of the log never steps back, and a place that was handed out is never refused', async () => {
    const { key: account } = await anAccount(database())
    const address = url()
    const pool = address === undefined ? undefined : openPool(address, committers)
    const commitOften = async (name: string): Promise<unknown> =>
      pool === undefined
        ? database().transaction(async (sql) => sql.query(insert, [account, name, 1]))
        : pool.query(`do $$ begin for step in 1..${String(commitsInARow)} loop
            insert into change (account_key, kind, vendor_id, action, changed_fields, source, observed_at, matter_ids)
              values ('${account}', 'USER', '${name}.' || step, 'CREATED', '{}', 'SYNC', now(), '{}');
            commit;
          end loop; end $$`)
    try {
      const over = new AbortController()
      const watch = async (): Promise<void> => {
        const reader = openChangeReader(database())
        for (let end = await reader.end(); !over.signal.aborted;) {
          const { through } = await reader.readAfter({ position: end, size: 500, scope: null, filter: {} })
          assert.ok(through >= end, `${String(through)} after ${String(end)}`)
          end = await reader.end()
          assert.ok(end >= through, `${String(end)} after ${String(through)}`)
        }
      }
      const committing = Promise.all(Array.from({ length: committers }, (_, index) => commitOften(`o${String(index)}`))).finally(() => {
        over.abort()
      })
      await Promise.all([committing, watch(), watch(), pool?.query(watchClosely), pool?.query(watchClosely)])
      const reader = openChangeReader(database())
      const never = reader.readAfter({ position: (await reader.end()) + 1, size: 1, scope: null, filter: {} })
      await assert.rejects(never, { code: 'CURSOR_EXPIRED', message: /there is no change/ })
    } finally {
      await pool?.end()
    }
  })

  test('the log goes on over the end of 31 bits', async () => {
    const { key: account } = await anAccount(database())
    const reader = openChangeReader(database())
    await database().query(`select setval('change_position_seq', ${String(2 ** 31 - 2)})`)
    const seen: number[] = []
    for (let step = 0; step < 4; step++) {
      const start = await reader.end()
      await database().transaction(async (sql) => {
        await sql.query(insert, [account, `over ${String(step)}`, 1])
        await sql.query(insert, [account, `again ${String(step)}`, 1])
      })
      seen.push(
        ...(await reader.readAfter({ position: start, size: 10, scope: { tenant: 'firm', accounts: [account] }, filter: {} })).changes.map(
          ({ position }) => position - 2 ** 31,
        ),
      )
    }
    assert.deepEqual(seen, [-1, 0, 1, 2, 3, 4, 5, 6])
  })
})
