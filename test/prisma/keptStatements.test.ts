import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import { openKeptStatements } from '../../prisma/embedded/openKeptStatements.js'
import { describeOnEachDatabase } from './support/describeOnEachDatabase.js'

const isKept = { isKept: true }

describeOnEachDatabase('a statement that is kept', (database) => {
  const values = ['text', 7, true, null, ['a', null, 'ü, "b"']] as const
  const columns = `select $1::text as text, $2::int8 as number, $3::boolean as truth, $4::date as nothing, $5::text[] as list,
    '2026-02-18T18:21:02+01'::timestamptz as instant, '12.50'::numeric as amount, '{"a":1}'::jsonb as json`

  test('answers as one that is not, whatever the values', async () => {
    const plain = await database().query(columns, values)
    for (let run = 0; run < 10; run++) assert.deepEqual(await database().query(columns, values, isKept), plain)
    const others = ['', -1, false, '2026-02-18', []] as const
    assert.deepEqual(await database().query(columns, others, isKept), await database().query(columns, others))
  })

  test('fails as one that is not, and stays usable', async () => {
    const divide = 'select 12 / $1::int as quotient'
    for (const options of [isKept, {}]) await assert.rejects(database().query(divide, [0], options), { code: '22012' })
    assert.deepEqual(await database().query(divide, [4], isKept), [{ quotient: 3 }])
    for (const options of [isKept, {}])
      await assert.rejects(database().query('select nothing from nowhere', [], options), { code: '42P01' })
  })

  test('belongs to the transaction it runs in, and to no other', async () => {
    await database().query('create table kept_things (name text)')
    const add = 'insert into kept_things values ($1::text)'
    const names = () => database().query('select name from kept_things order by name', [], isKept)
    const undone = database().transaction(async (sql) => {
      await sql.query(add, ['undone'], isKept)
      await sql.query('select 1 / $1::int', [0], isKept)
    })
    await assert.rejects(undone, { code: '22012' })
    assert.deepEqual(await names(), [])
    const [, seen] = await Promise.all([
      database().transaction(async (sql) => {
        await sql.query(add, ['one'], isKept)
        await sql.query(add, ['two'])
      }),
      names(),
    ])
    assert.ok(seen.length === 0 || seen.length === 2)
    assert.deepEqual(await names(), [{ name: 'one' }, { name: 'two' }])
  })
})

void test('a statement is planned anew when it has been kept for long', async () => {
  const postgres = await PGlite.create()
  let now = 0
  const statements = openKeptStatements(postgres, () => now)
  const prepared = async () => (await postgres.query('select name from pg_prepared_statements order by name')).rows
  const run = () => postgres.runExclusive(() => statements.run('select $1::int as number', [5]))
  for (now of [0, 19_999]) assert.deepEqual(await run(), [{ number: 5 }])
  assert.deepEqual(await prepared(), [{ name: 'kept_1' }])
  now = 20_000
  assert.deepEqual(await run(), [{ number: 5 }])
  assert.deepEqual(await prepared(), [{ name: 'kept_2' }])
  await postgres.close()
})
