import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordKinds } from '../../../core/recordKind.js'
import type { RecordReader } from '../../../core/vendorAdapter.js'
import { z } from 'zod'
import { readAll } from '../../support/readAll.js'
import { storedIds, stored, withSmokeballAccount } from './withSmokeballAccount.js'

const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted()
const idsOf = (records: readonly { readonly vendorId: string }[]): readonly string[] => records.map(({ vendorId }) => vendorId)

describe('Smokeball reads to the end', () => {
  for (const kind of recordKinds) {
    test(`every ${kind} of the portal, once`, () =>
      withSmokeballAccount(
        async (account) => {
          const reader: RecordReader = account.connection.readers[kind]
          assert.deepEqual(sorted(idsOf(await readAll(reader))), sorted(await storedIds(account, kind)))
        },
        { matters: 120 },
      ))
  }

  test('over many pages, and the total told at the start is what comes', () =>
    withSmokeballAccount(
      async (account) => {
        for (const kind of ['MATTER', 'CONTACT'] as const) {
          const reader: RecordReader = account.connection.readers[kind]
          const { total, next } = await reader.readPage(null)
          assert.ok(next)
          const ids = idsOf(await readAll(reader))
          assert.equal(ids.length, total)
          assert.deepEqual(sorted(ids), sorted(await storedIds(account, kind)))
        }
      },
      { matters: 1300 },
    ))

  test('from a cursor kept over a restart', () =>
    withSmokeballAccount(
      async (account) => {
        const first = await account.connection.readers.MATTER.readPage(null)
        await account.connection.close()
        const second = await account.open().readers.MATTER.readPage(first.next)
        assert.deepEqual(sorted([...idsOf(first.records), ...idsOf(second.records)]), sorted(await storedIds(account, 'MATTER')))
      },
      { matters: 800 },
    ))

  test('the same cursor gives the same page again', () =>
    withSmokeballAccount(
      async ({ connection }) => {
        const first = await connection.readers.CONTACT.readPage(null)
        const once = await connection.readers.CONTACT.readPage(first.next)
        assert.deepEqual(await connection.readers.CONTACT.readPage(first.next), once)
      },
      { matters: 800 },
    ))

  test('a text that is no cursor of Smokeball’s is refused', () =>
    withSmokeballAccount(async ({ connection }) => {
      for (const kind of recordKinds) await assert.rejects(connection.readers[kind].readPage('page 2'), { code: 'BAD_USER_INPUT' })
    }))
})

describe('Smokeball reads while the portal changes', () => {
  for (const kind of ['MATTER', 'CONTACT'] as const) {
    test(`no ${kind} that exists throughout is lost or repeated, edited ones included`, () =>
      withSmokeballAccount(
        async (account) => {
          const { connection, desk } = account
          const shelf = kind === 'MATTER' ? 'matters' : 'contacts'
          const before = await storedIds(account, kind)
          const first = await connection.readers[kind].readPage(null)
          const delivered = idsOf(first.records)
          const waiting = before.filter((id) => !delivered.includes(id))
          const [gone = '', goneLater = ''] = [delivered[3], waiting[7]]
          const edit = kind === 'MATTER' ? { externalSystemId: 'edited' } : { externalSystemId: 'edited' }
          for (const id of [...delivered.slice(10, 40), ...waiting.slice(20, 50)]) await desk('PATCH', `records/${shelf}/${id}`, edit)
          for (const id of [gone, goneLater]) await desk('DELETE', `records/${shelf}/${id}`)
          await desk('POST', `records/${shelf}`, kind === 'MATTER' ? { description: 'Opened meanwhile' } : { person: { lastName: 'New' } })
          const rest: string[] = []
          for (let cursor = first.next; cursor !== null;) {
            const page = await connection.readers[kind].readPage(cursor)
            rest.push(...idsOf(page.records))
            cursor = page.next
          }
          const seen = [...delivered, ...rest]
          const throughout = before.filter((id) => id !== gone && id !== goneLater)
          assert.equal(new Set(seen).size, seen.length)
          assert.deepEqual(
            throughout.filter((id) => !seen.includes(id)),
            [],
          )
          assert.equal(rest.includes(goneLater), false)
        },
        { matters: 1300 },
      ))
  }

  test('time entries come once each while matters and entries come and go', () =>
    withSmokeballAccount(
      async (account) => {
        const { connection, desk } = account
        const before = await storedIds(account, 'TIME_ENTRY')
        const matters = await storedIds(account, 'MATTER')
        const changes = async (page: number): Promise<void> => {
          await desk('PATCH', `records/matters/${matters[page] ?? ''}`, { description: `Edited ${String(page)}` })
          await desk('POST', 'records/matters', { description: 'Opened meanwhile' })
        }
        const seen = idsOf(await readAll(connection.readers.TIME_ENTRY, changes))
        assert.deepEqual(sorted(seen), sorted(before))
      },
      { matters: 200 },
    ))

  test('a thousand records changed in one second are all met', () =>
    withSmokeballAccount(
      async (account) => {
        // The list's filter takes whole seconds, and a page holds five hundred.
        const ids = await storedIds(account, 'MATTER')
        for (const id of ids) await account.desk('PATCH', `records/matters/${id}`, { externalSystemId: 'imported' })
        const seen = idsOf(await readAll(account.connection.readers.MATTER))
        assert.deepEqual(sorted(seen), sorted(ids))
      },
      { matters: 1200 },
    ))
})

describe('Smokeball reads by id', () => {
  const costs = {
    USER: { 'GET /staff': 1 },
    CONTACT: { 'POST /contacts/batch': 1 },
    MATTER: { 'GET /matters': 1, 'GET /stages': 1 },
  } as const
  for (const kind of ['USER', 'CONTACT', 'MATTER'] as const) {
    test(`fifty of ${kind} cost ${JSON.stringify(costs[kind])}`, () =>
      withSmokeballAccount(
        async (account) => {
          const reader: RecordReader = account.connection.readers[kind]
          const ids = (await storedIds(account, kind)).slice(0, 50)
          // A type's name is looked up once for a connection.
          await reader.readMany(ids)
          await account.countAfresh()
          const results = await reader.readMany(ids)
          assert.deepEqual(await account.requests(), costs[kind])
          assert.deepEqual([...results.keys()], ids)
          for (const [id, result] of results) assert.ok(typeof result === 'object' && 'vendorId' in result && result.vendorId === id)
        },
        { matters: 200 },
      ))
  }

  test('a matter by itself is one request and one for stages; so are few of a large firm, each', () =>
    withSmokeballAccount(
      async (account) => {
        const ids = await storedIds(account, 'MATTER')
        await account.countAfresh()
        await account.connection.readers.MATTER.readMany(ids.slice(0, 1))
        assert.equal((await account.requests())['GET /matters/:id'], 1)
        await account.connection.readers.MATTER.readPage(null)
        await account.countAfresh()
        await account.connection.readers.MATTER.readMany(ids.slice(10, 12))
        const { 'GET /mattertypes/:id': _types, ...requests } = await account.requests()
        assert.deepEqual(requests, { 'GET /matters/:id': 2, 'GET /stages': 1 })
      },
      { matters: 1300 },
    ))

  test('time entries cost one request for each matter they belong to, and what tells that the matters are still there', () =>
    withSmokeballAccount(
      async (account) => {
        const ids = await storedIds(account, 'TIME_ENTRY')
        const matters = [...new Set(ids.map((id) => id.split('.')[0] ?? ''))].filter(
          (matter) => ids.filter((id) => id.startsWith(matter)).length > 2,
        )
        const wanted = ids.filter((id) => matters.slice(0, 3).some((matter) => id.startsWith(matter)))
        await account.countAfresh()
        const results = await account.connection.readers.TIME_ENTRY.readMany(wanted)
        assert.deepEqual(await account.requests(), { 'GET /matters': 1, 'GET /matters/:id/fees': 3 })
        assert.ok([...results.values()].every((result) => typeof result === 'object' && 'vendorId' in result))
        await account.countAfresh()
        await account.connection.readers.TIME_ENTRY.readMany(wanted.slice(0, 1))
        assert.deepEqual(await account.requests(), { 'GET /matters/:id': 1, 'GET /matters/:id/fees/:feeId': 1 })
      },
      { matters: 60 },
    ))

  test('what a page gives and what reading by id gives are equal', () =>
    withSmokeballAccount(
      async (account) => {
        for (const kind of recordKinds) {
          const reader: RecordReader = account.connection.readers[kind]
          const records = await readAll(reader)
          const some = [...records.slice(0, 1), ...records.slice(20, 45)]
          for (const ids of [idsOf(some), idsOf(some.slice(0, 1))]) {
            const results = await reader.readMany(ids)
            const expected = some.slice(0, ids.length)
            assert.deepEqual([...results.values()].map(comparable), expected.map(comparable))
          }
        }
      },
      { matters: 60 },
    ))

  test('what is deleted, a lead, or unknown is absent; absence in a batch is asked for twice', () =>
    withSmokeballAccount(async (account) => {
      const { connection, desk, list } = account
      const [contact = ''] = await storedIds(account, 'CONTACT')
      const matter = (await storedIds(account, 'MATTER')).at(-1) ?? ''
      const [entry = ''] = await storedIds(account, 'TIME_ENTRY')
      await desk('DELETE', `records/contacts/${contact}`)
      await desk('DELETE', `records/matters/${matter}`)
      await desk('DELETE', `records/time-entries/${entry}`)
      const lead = z.string().parse((await list('/matters?IsLead=true')).value[0]?.['id'])
      const unknown = '00000000-0000-4000-8000-000000000000'
      const values = async (reader: RecordReader, ids: readonly string[]) => [...(await reader.readMany(ids)).values()]
      assert.deepEqual(await values(connection.readers.MATTER, [matter, lead, unknown]), ['ABSENT', 'ABSENT', 'ABSENT'])
      assert.deepEqual(await values(connection.readers.TIME_ENTRY, [entry, `${unknown}.${unknown}`]), ['ABSENT', 'ABSENT'])
      assert.deepEqual(await values(connection.readers.USER, [unknown]), ['ABSENT'])
      await account.countAfresh()
      assert.deepEqual(await values(connection.readers.CONTACT, [contact, unknown]), ['ABSENT', 'ABSENT'])
      assert.deepEqual(await account.requests(), { 'POST /contacts/batch': 2 })
    }))

  test('the time of a deleted matter is absent, although its fees go on answering', () =>
    withSmokeballAccount(async ({ connection, desk }) => {
      const all = await readAll(connection.readers.TIME_ENTRY)
      const matterId = all[0]?.matterId ?? ''
      const ids = idsOf(all.filter((entry) => entry.matterId === matterId))
      await desk('DELETE', `records/matters/${matterId}`)
      for (const asked of [ids, ids.slice(0, 1)]) {
        const results = await connection.readers.TIME_ENTRY.readMany(asked)
        assert.deepEqual([...new Set(results.values())], ['ABSENT'])
      }
    }))

  test('a text that is no id of Smokeball’s is absent without a request', () =>
    withSmokeballAccount(async ({ connection, requests, countAfresh, portal }) => {
      assert.ok(portal.origin)
      await countAfresh()
      for (const kind of ['CONTACT', 'MATTER', 'TIME_ENTRY'] as const) {
        const reader: RecordReader = connection.readers[kind]
        assert.deepEqual([...(await reader.readMany(['2026-00001', '..', 'a.b'])).values()], ['ABSENT', 'ABSENT', 'ABSENT'])
      }
      assert.deepEqual(await requests(), {})
    }))

  test('fixed fees are no time entries', () =>
    withSmokeballAccount(async (account) => {
      const feesOf = async (id: unknown) => (await account.list(`/matters/${String(id)}/fees`)).value
      const fees = (await Promise.all((await stored(account, 'MATTER')).map(({ id }) => feesOf(id)))).flat()
      const fixed = fees.filter(({ feeType }) => feeType === 0).map(({ id, matterId }) => `${String(matterId)}.${String(id)}`)
      assert.ok(fixed.length > 0)
      const results = await account.connection.readers.TIME_ENTRY.readMany(fixed)
      assert.ok([...results.values()].every((result) => result === 'ABSENT'))
    }))
})

/** Whether items or tags were among the optional parts differs between answers; the record itself must not. */
const comparable = (record: unknown): unknown => {
  const { raw: _raw, ...rest } = z.looseObject({ vendorId: z.string() }).parse(record)
  return rest
}
