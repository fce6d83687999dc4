import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { recordSorts } from '../../../core/mirror/RecordOrder.js'
import type { RecordOrder } from '../../../core/mirror/RecordOrder.js'
import type { RecordList } from '../../../core/mirror/RecordList.js'
import type { AccountKey } from '../../../core/recordId.js'
import { openMirrorReader } from '../../../prisma/mirror/openMirrorReader.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { anAccount } from '../support/anAccount.js'
import { describeOnEachDatabase } from '../support/describeOnEachDatabase.js'
import { aMatter } from '../support/records.js'

const readAt = '2026-03-01T00:00:00.000Z'

/** Few values, so that many are equal or missing. */
const someMatter = fc.record({
  openDate: fc.constantFrom(null, '2026-01-01', '2026-01-02'),
  number: fc.constantFrom(null, '2', '10', 'A-1'),
  title: fc.constantFrom('Same', 'same', 'Äther', 'Zeta'),
  updatedAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', '2026-01-02T00:00:00.000Z'),
})

const someOrder = fc.record({
  field: fc.constantFrom(...recordSorts.MATTER),
  direction: fc.constantFrom('ASC', 'DESC'),
}) satisfies fc.Arbitrary<RecordOrder<'MATTER'>>

const idsOf = ({ edges }: RecordList<'MATTER'>): readonly string[] => edges.map(({ row }) => `${row.account}/${row.record.vendorId}`)

describeOnEachDatabase('pages of a list', (database) => {
  const write = async (account: AccountKey, prefix: string, matters: readonly object[]): Promise<void> => {
    const records = matters.map((matter, index) => aMatter(`${prefix}${index}`, matter))
    await upsertMany(database(), { account, kind: 'MATTER', records, readAt })
  }

  /** All pages of a list, one after the other; `between` happens after each. */
  const walk = async (
    accounts: readonly AccountKey[],
    {
      order,
      size,
      backwards,
      between = async () => undefined,
    }: {
      readonly order: RecordOrder<'MATTER'>
      readonly size: number
      readonly backwards: boolean
      between?(this: void, page: number): Promise<void>
    },
  ): Promise<readonly string[]> => {
    const mirror = openMirrorReader(database())
    const ids: string[] = []
    let cursor: string | undefined
    for (let page = 0; ; page += 1) {
      const list = await mirror.list('MATTER', {
        accounts,
        order,
        withTotal: true,
        withRaw: false,
        page: backwards ? { last: size, before: cursor } : { first: size, after: cursor },
      })
      const [first, last] = [list.edges[0], list.edges.at(-1)]
      if (backwards) ids.unshift(...idsOf(list))
      else ids.push(...idsOf(list))
      assert.equal(backwards ? list.hasNextPage : list.hasPreviousPage, page > 0)
      if (!(backwards ? list.hasPreviousPage : list.hasNextPage)) return ids
      assert.equal(list.edges.length, size)
      cursor = (backwards ? first : last)?.cursor
      await between(page)
    }
  }

  test('give every record once, in one order, from either end, whatever the order and size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someMatter, { maxLength: 12 }),
        fc.array(someMatter, { maxLength: 6 }),
        someOrder,
        fc.integer({ min: 1, max: 7 }),
        async (ours, theirs, order, size) => {
          const accounts = [(await anAccount(database())).key, (await anAccount(database(), { vendor: 'MYCASE' })).key] as const
          await write(accounts[0], 'a', ours)
          await write(accounts[1], 'b', theirs)
          const whole = await openMirrorReader(database()).list('MATTER', { accounts, order, page: { first: 100 }, withTotal: true })
          assert.equal(new Set(idsOf(whole)).size, ours.length + theirs.length)
          assert.equal(whole.totalCount, ours.length + theirs.length)
          assert.deepEqual(await walk(accounts, { order, size, backwards: false }), idsOf(whole))
          assert.deepEqual(await walk(accounts, { order, size, backwards: true }), idsOf(whole))
        },
      ),
      { numRuns: 25 },
    )
  })

  test('neither lose nor repeat a record while others are written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someMatter, { minLength: 4, maxLength: 12 }),
        fc.array(someMatter, { minLength: 1, maxLength: 4 }),
        someOrder,
        fc.boolean(),
        async (there, coming, order, backwards) => {
          const { key } = await anAccount(database())
          await write(key, 'there', there)
          const walked = await walk([key], {
            order,
            size: 2,
            backwards,
            between: async (page) => (page < 3 ? write(key, `new${page}-`, coming) : undefined),
          })
          assert.equal(new Set(walked).size, walked.length)
          const seen = walked.filter((id) => id.includes('there'))
          assert.equal(seen.length, there.length)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('between two cursors hold what stands between them, and know of both sides', async () => {
    const { key } = await anAccount(database())
    await write(key, 'm', [{ title: 'a' }, { title: 'b' }, { title: 'c' }, { title: 'd' }, { title: 'e' }])
    const mirror = openMirrorReader(database())
    const request = { accounts: [key], order: { field: 'TITLE', direction: 'ASC' }, withTotal: true } as const
    const { edges } = await mirror.list('MATTER', { ...request, page: {} })
    const [after, before] = [edges[0]?.cursor, edges[4]?.cursor]
    const middle = await mirror.list('MATTER', { ...request, page: { first: 10, after, before } })
    assert.deepEqual(
      middle.edges.map(({ row }) => row.record.title),
      ['b', 'c', 'd'],
    )
    assert.deepEqual([middle.hasPreviousPage, middle.hasNextPage, middle.totalCount], [true, true, 5])
    const end = await mirror.list('MATTER', { ...request, page: { last: 2, after, before } })
    assert.deepEqual(
      end.edges.map(({ row }) => row.record.title),
      ['c', 'd'],
    )
  })

  test('refuse a cursor whose place no list has', async () => {
    const { key } = await anAccount(database())
    const mirror = openMirrorReader(database())
    const impossible = [
      ['UPDATED_AT', 'yesterday'],
      ['UPDATED_AT', '0000-01-01T00:00:00.000Z'],
      ['UPDATED_AT', '2026-02-30T00:00:00.000Z'],
      ['UPDATED_AT', null],
      ['OPEN_DATE', '2026-02-30'],
    ] as const
    for (const [field, value] of impossible) {
      const after = Buffer.from(JSON.stringify([field, 'DESC', value, key, '1'])).toString('base64url')
      const list = mirror.list('MATTER', { accounts: [key], order: { field, direction: 'DESC' }, page: { after }, withTotal: false })
      await assert.rejects(list, { code: 'BAD_USER_INPUT' })
    }
  })

  test('of no records at all say whether there are any', async () => {
    const { key } = await anAccount(database())
    await write(key, 'm', [{ title: 'a' }])
    const list = await openMirrorReader(database()).list('MATTER', { accounts: [key], page: { first: 0 }, withTotal: true })
    assert.deepEqual(list, { edges: [], hasNextPage: true, hasPreviousPage: false, totalCount: 1 })
  })
})
