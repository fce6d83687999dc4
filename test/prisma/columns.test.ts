import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeOnEachDatabase } from './support/describeOnEachDatabase.js'

describeOnEachDatabase('a column', (database) => {
  const one = async (expression: string): Promise<unknown> => {
    const [row] = await database().query<{ readonly value: unknown }>(`select ${expression} as value`, [])
    return row?.value
  }

  test('of instants is text in UTC to the millisecond, what is finer cut off', async () => {
    for (const [written, read] of [
      ['2026-02-18 18:21:02+01', '2026-02-18T17:21:02.000Z'],
      ['2026-02-18 18:21:02.5Z', '2026-02-18T18:21:02.500Z'],
      ['2026-02-18 18:21:02.05Z', '2026-02-18T18:21:02.050Z'],
      ['2026-02-18 18:21:02.007Z', '2026-02-18T18:21:02.007Z'],
      ['2026-02-18 18:21:02.999999Z', '2026-02-18T18:21:02.999Z'],
      ['0033-04-03 00:00:00Z', '0033-04-03T00:00:00.000Z'],
    ] as const)
      assert.equal(await one(`'${written}'::timestamptz`), read)
  })

  test('of days is text as it is written, in no zone', async () => {
    assert.equal(await one(`'2026-02-28'::date`), '2026-02-28')
  })

  test('of amounts is text with all its digits', async () => {
    assert.equal(await one(`'90071992547409.930'::numeric`), '90071992547409.930')
  })

  test('of whole numbers is a number', async () => {
    assert.equal(await one(`9007199254740991::int8`), 9_007_199_254_740_991)
  })
})
