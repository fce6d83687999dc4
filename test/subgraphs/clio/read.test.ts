import type { RecordKind } from '../../../core/recordKind.js'
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { Secret } from '../../../core/Secret.js'
import type { Clock } from '../../../core/clock.js'
import { MattergraphError, SessionDeadError } from '../../../core/errors.js'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import { type CoreKind, coreKinds } from '../../support/coreKinds.js'
import type { RecordReader, VendorConnection } from '../../../core/vendorAdapter.js'
import type { ClioVisit } from '../../sandbox/clio/withClio.js'
import { withClioAccount } from './withClioAccount.js'

const shelves = { USER: 'users', CONTACT: 'contacts', MATTER: 'matters', TIME_ENTRY: 'time-entries' } as const
const routes = {
  USER: '/api/v4/users.json',
  CONTACT: '/api/v4/contacts.json',
  MATTER: '/api/v4/matters.json',
  TIME_ENTRY: '/api/v4/activities.json',
} as const

const storedIds = async (desk: ClioVisit['desk'], kind: CoreKind): Promise<readonly string[]> =>
  z
    .array(z.object({ id: z.number() }))
    .parse(await desk('GET', `records/${shelves[kind]}`))
    .map(({ id }) => String(id))

const readAll = async <K extends RecordKind>(reader: RecordReader<K>): Promise<readonly CanonicalRecord<K>[]> => {
  const records: CanonicalRecord<K>[] = []
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page = await reader.readPage(cursor)
    records.push(...page.records)
    cursor = page.next
  }
  return records
}

const idsOf = (records: readonly { readonly vendorId: string }[]): readonly string[] => records.map(({ vendorId }) => vendorId)

describe('Clio reads to the end', () => {
  for (const kind of coreKinds) {
    test(`every ${kind} of the portal, once and in order`, () =>
      withClioAccount(
        async ({ connection, desk }) => {
          const reader: RecordReader = connection.readers[kind]
          assert.deepEqual(idsOf(await readAll(reader)), await storedIds(desk, kind))
        },
        { matters: 260 },
      ))
  }

  test('from a cursor kept over a restart', () =>
    withClioAccount(
      async ({ connection, open, desk }) => {
        const first = await connection.readers.MATTER.readPage(null)
        await connection.close()
        const second = await open().readers.MATTER.readPage(first.next)
        assert.deepEqual([...idsOf(first.records), ...idsOf(second.records)], await storedIds(desk, 'MATTER'))
      },
      { matters: 260 },
    ))

  test('without loss or repeat while records come and go', () =>
    withClioAccount(
      async ({ connection, desk }) => {
        const before = await storedIds(desk, 'MATTER')
        const first = await connection.readers.MATTER.readPage(null)
        await desk('DELETE', `records/matters/${before[3]}`)
        await desk('POST', 'records/matters', { description: 'Opened meanwhile' })
        const second = await connection.readers.MATTER.readPage(first.next)
        const seen = [...idsOf(first.records), ...idsOf(second.records)]
        assert.deepEqual(seen.slice(0, before.length), before)
        assert.equal(seen.length, before.length + 1)
      },
      { matters: 260 },
    ))
})

describe('Clio reads by id', () => {
  test('two hundred matters in one request, in any order', () =>
    withClioAccount(
      async ({ connection, desk, count, countAfresh }) => {
        const ids = (await storedIds(desk, 'MATTER')).toReversed().slice(0, 200)
        await countAfresh()
        const results = await connection.readers.MATTER.readMany(ids)
        assert.equal(await count(), 1)
        assert.deepEqual([...results.keys()], ids)
        for (const [id, result] of results) assert.ok(typeof result === 'object' && 'vendorId' in result && result.vendorId === id)
      },
      { matters: 260 },
    ))

  const requests = { USER: 1, CONTACT: 1, MATTER: 1, TIME_ENTRY: 2 } as const
  for (const kind of coreKinds) {
    test(`fifty records of ${kind} cost ${requests[kind]} request${requests[kind] === 1 ? '' : 's'}`, () =>
      withClioAccount(async ({ connection, desk, count, countAfresh }) => {
        const ids = (await storedIds(desk, kind)).slice(0, 50)
        await countAfresh()
        const reader: RecordReader = connection.readers[kind]
        const results = await reader.readMany(ids)
        assert.equal(await count(), requests[kind])
        assert.ok([...results.values()].every((result) => typeof result === 'object' && 'vendorId' in result))
      }))
  }

  test('what is not there is absent, which is asked twice', () =>
    withClioAccount(async ({ connection, desk, count, countAfresh }) => {
      const [known = '', ...rest] = await storedIds(desk, 'CONTACT')
      for (const id of rest.slice(0, 2)) await desk('DELETE', `records/contacts/${id}`)
      await countAfresh()
      const results = await connection.readers.CONTACT.readMany([known, ...rest.slice(0, 2)])
      assert.deepEqual([...results.values()].slice(1), ['ABSENT', 'ABSENT'])
      assert.equal(await count(routes.CONTACT), 2)
    }))

  test('a text that is no id of Clio’s is absent without a request', () =>
    withClioAccount(async ({ connection, count, countAfresh }) => {
      await countAfresh()
      const results = await connection.readers.MATTER.readMany(['abc', '-1', '0', '1&status=open'])
      assert.deepEqual([...results.values()], ['ABSENT', 'ABSENT', 'ABSENT', 'ABSENT'])
      assert.equal(await count(), 0)
    }))

  test('an expense is no time entry', () =>
    withClioAccount(async ({ connection, api }) => {
      const { data } = z.object({ data: z.array(z.object({ id: z.number() })) }).parse((await api('activities?type=ExpenseEntry')).json)
      const id = String(data[0]?.id)
      assert.equal((await connection.readers.TIME_ENTRY.readMany([id])).get(id), 'ABSENT')
    }))

  test('hidden hours cost their own entry, not its neighbours', () =>
    withClioAccount(async ({ connection, desk }) => {
      const facts = await connection.account()
      await desk('PATCH', `records/users/${facts.userId}`, { activity_hours_visible: false })
      const ids = await storedIds(desk, 'TIME_ENTRY')
      const page = await connection.readers.TIME_ENTRY.readPage(null)
      assert.ok(page.records.every(({ userId }) => userId === facts.userId))
      assert.deepEqual([...idsOf(page.records), ...(page.withheld ?? [])].toSorted(), ids.slice(0, 200).toSorted())
      const results = [...(await connection.readers.TIME_ENTRY.readMany(ids.slice(0, 50))).values()]
      const refused = results.filter((result) => result instanceof MattergraphError)
      assert.ok(refused.length > 0)
      assert.ok(refused.every(({ code }) => code === 'FORBIDDEN'))
    }))
})

describe('Clio sessions in use', () => {
  const isDead = (thrown: unknown): boolean => thrown instanceof SessionDeadError

  test('a session the portal ended is dead', () =>
    withClioAccount(async ({ connection, desk }) => {
      await desk('POST', 'faults', { expireSessions: true })
      await assert.rejects(connection.readers.MATTER.readPage(null), isDead)
      await assert.rejects(connection.account(), isDead)
    }))

  test('the sign-in page in place of an answer is a dead session, whatever its status', () =>
    withClioAccount(async ({ connection, desk }) => {
      await desk('POST', 'faults', { drift: 'soft-login-page' })
      await assert.rejects(connection.readers.MATTER.readPage(null), isDead)
    }))

  test('another vendor’s session is refused', () =>
    withClioAccount(async ({ open }) => {
      assert.throws(() => open({ session: new Secret({ kind: 'stray' }) }), MattergraphError)
    }))

  test('a server error is tried again', () =>
    withClioAccount(async ({ connection, desk }) => {
      await desk('POST', 'faults', { next: [{ match: { path: '/api/v4/' }, times: 2, do: 'error', status: 503 }] })
      assert.ok((await connection.readers.USER.readPage(null)).records.length > 0)
    }))

  test('the published limit is never met: every request is answered the first time', () =>
    withClioAccount(
      async ({ open, desk, count, countAfresh }) => {
        const [id = ''] = await storedIds(desk, 'MATTER')
        const connection = open({ clock: sharedClock(desk), limitScale: 1 })
        await countAfresh()
        for (let time = 0; time < 120; time += 1) await connection.readers.MATTER.readMany([id])
        assert.equal(await count(routes.MATTER), 120)
      },
      { limitScale: 1 },
    ))
})

/** A clock that jumps over every sleep and takes the portal's with it. */
const sharedClock = (desk: ClioVisit['desk']): Clock => {
  let skew = 0
  return {
    now: () => new Date(Date.now() + skew),
    sleep: async (milliseconds) => {
      skew += milliseconds
      await desk('POST', 'faults', { clockSkewMs: skew })
    },
  }
}

describe('Clio drift', () => {
  const isDrift = (thrown: unknown): boolean => thrown instanceof MattergraphError && thrown.code === 'DRIFT'
  const all = coreKinds
  /** Which kinds a variant touches. */
  const variants: Readonly<Record<string, readonly CoreKind[]>> = {
    'renamed-field': all,
    'missing-field': all,
    'new-enum-value': all,
    'null-names': all,
    'date-order': all,
    'text-numbers': all,
    'hours-for-seconds': ['TIME_ENTRY'],
    'truncated-list': ['CONTACT', 'MATTER', 'TIME_ENTRY'],
    'cut-body': all,
    'changed-paging-key': all,
    'foreign-paging-link': all,
    'bare-list': all,
    'retired-version': all,
  }
  const readFirst = (connection: VendorConnection, kind: CoreKind): Promise<unknown> => connection.readers[kind].readPage(null)

  for (const [drift, kinds] of Object.entries(variants)) {
    test(`${drift} stops the read before any record is returned`, () =>
      withClioAccount(
        async ({ connection, desk }) => {
          await desk('POST', 'faults', { drift })
          for (const kind of kinds) await assert.rejects(readFirst(connection, kind), isDrift, kind)
        },
        { matters: 260 },
      ))
  }

  test('a record left out of a list by ids is not taken for deleted', () =>
    withClioAccount(async ({ connection, desk }) => {
      const ids = await storedIds(desk, 'MATTER')
      await desk('POST', 'faults', { drift: 'truncated-list' })
      await assert.rejects(connection.readers.MATTER.readMany(ids), isDrift)
      await assert.rejects(connection.readers.MATTER.readMany(ids.slice(0, 1)), isDrift)
    }))

  test('one record in an unknown form does not cost its neighbours', () =>
    withClioAccount(async ({ connection, desk }) => {
      const ids = await storedIds(desk, 'MATTER')
      await desk('PATCH', `records/matters/${ids[0]}`, { custom_rate: { type: 'BarterRate', rates: [] } })
      const results = await connection.readers.MATTER.readMany(ids.slice(0, 2))
      const [odd, good] = ids.slice(0, 2).map((id) => results.get(id))
      assert.ok(odd instanceof MattergraphError && odd.code === 'DRIFT')
      assert.ok(typeof good === 'object' && 'vendorId' in good)
    }))
})
