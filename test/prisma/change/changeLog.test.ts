import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { buildSchema, isInterfaceType } from 'graphql'
import type { ChangeAction, ChangeSource } from '../../../core/change/Change.js'
import { formatChangeId, parseChangeId } from '../../../core/change/changeId.js'
import type { ChangeReader } from '../../../core/change/ChangeReader.js'
import type { ChangeFilter } from '../../../core/change/ChangeFilter.js'
import { isChangeWanted } from '../../../core/change/ChangeFilter.js'
import { contractFields } from '../../../core/change/contractFields.js'
import type { AccountKey } from '../../../core/recordId.js'
import { recordKinds } from '../../../core/recordKind.js'
import { forgetAccount } from '../../../prisma/accounts/forgetAccount.js'
import { openChangeReader } from '../../../prisma/change/openChangeReader.js'
import { trimChanges } from '../../../prisma/change/trimChanges.js'
import type { Sql } from '../../../prisma/Database.js'
import { markGone } from '../../../prisma/mirror/markGone.js'
import { openMirrorReader } from '../../../prisma/mirror/openMirrorReader.js'
import { mirrorTables } from '../../../prisma/mirror/table/mirrorTables.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { interfaceNames } from '../../../schema/node/typeNames.js'
import { createRandom } from '../../support/createRandom.js'
import { anAccount } from '../support/anAccount.js'
import { describeOnEachDatabase } from '../support/describeOnEachDatabase.js'
import { anInvoice, aMatter, aPayment, aTimeEntry, aUser } from '../support/records.js'

const readAt = '2026-03-01T00:00:00.000Z'
const later = '2026-03-02T00:00:00.000Z'

const apiSchema = async () =>
  buildSchema(await readFile(fileURLToPath(new URL('../../../../schema/sdl/api.graphql', import.meta.url)), 'utf8'))

test('ids of changes compare as strings in the order of the log', () => {
  const places = [1, 9, 10, 99, 1_000_000, 2 ** 31, Number.MAX_SAFE_INTEGER]
  assert.deepEqual(places.map(formatChangeId).toSorted(), places.map(formatChangeId))
  assert.deepEqual(
    places.map((place) => parseChangeId(formatChangeId(place))),
    places,
  )
  for (const text of ['chg_1', 'chg_00000000000000001', 'mat_clio_7k2m_1', 'chg_9999999999999999', ''])
    assert.equal(parseChangeId(text), undefined)
})

test('every field that can change is named as it stands in the graph', async () => {
  const schema = await apiSchema()
  for (const kind of recordKinds) {
    const type = schema.getType(interfaceNames[kind])
    assert.ok(isInterfaceType(type))
    const known = type.getFields()
    const named = mirrorTables[kind].fields.flatMap(({ name }) => contractFields(name))
    assert.deepEqual(
      named.filter((name) => known[name] === undefined),
      [],
      kind,
    )
  }
})

describeOnEachDatabase('the change log', (database) => {
  const changesOf = async (account: AccountKey, filter: ChangeFilter = {}) =>
    (
      await openChangeReader(database()).list({
        accounts: [account],
        filter,
        size: 1_000,
        after: null,
        before: null,
        backwards: false,
        withTotal: false,
      })
    ).changes
  const told = async (account: AccountKey) =>
    (await changesOf(account)).map(({ kind, vendorId, action, changedFields, source }) => [kind, vendorId, action, changedFields, source])

  test('one row tells each real change, and nothing tells what stayed as it was', async () => {
    const { key: account } = await anAccount(database())
    const sources: readonly ChangeSource[] = ['SYNC', 'LIVE_READ', 'COMMAND', 'VENDOR_WEBHOOK']
    const first = { account, kind: 'MATTER', readAt, source: 'SYNC', isFirstReading: true } as const
    await upsertMany(database(), { ...first, records: [aMatter('1'), aMatter('2')] })
    await upsertMany(database(), { ...first, records: [aMatter('1'), aMatter('2'), aMatter('3')] })
    for (const source of sources.slice(1))
      await upsertMany(database(), {
        account,
        kind: 'MATTER',
        readAt: later,
        source,
        records: [aMatter('1'), aMatter('2', { title: `By ${source}`, clientId: source })],
      })
    await markGone(database(), { account, kind: 'MATTER', vendorIds: ['1', 'never there'], readAt: later, source: 'LIVE_READ' })
    await markGone(database(), { account, kind: 'MATTER', vendorIds: ['1'], readAt: later, source: 'LIVE_READ' })
    await upsertMany(database(), { account, kind: 'MATTER', readAt: later, source: 'COMMAND', records: [aMatter('1')] })
    assert.deepEqual(await told(account), [
      ['MATTER', '1', 'CREATED', [], 'SYNC'],
      ['MATTER', '2', 'CREATED', [], 'SYNC'],
      ['MATTER', '3', 'CREATED', [], 'SYNC'],
      ['MATTER', '2', 'UPDATED', ['title', 'client'], 'LIVE_READ'],
      ['MATTER', '2', 'UPDATED', ['title', 'client'], 'COMMAND'],
      ['MATTER', '2', 'UPDATED', ['title', 'client'], 'VENDOR_WEBHOOK'],
      ['MATTER', '1', 'DELETED', [], 'LIVE_READ'],
      ['MATTER', '1', 'CREATED', [], 'COMMAND'],
    ])
  })

  test('a change that is undone with its transaction was none', async () => {
    const { key: account } = await anAccount(database())
    const undone = database().transaction(async (sql) => {
      await upsertMany(sql, { account, kind: 'USER', readAt, records: [aUser('1')] })
      throw new Error('undone')
    })
    await assert.rejects(undone, /undone/)
    assert.deepEqual(await told(account), [])
  })

  test('a change belongs to the matters its record belongs to now and belonged to before; a payment also to those of its invoices', async () => {
    const { key: account } = await anAccount(database())
    const write = async (kind: 'TIME_ENTRY' | 'INVOICE' | 'PAYMENT', record: object, isFirstReading: boolean) =>
      // Each call gives a record of the kind it names.
      upsertMany(database(), { account, kind, readAt, isFirstReading, records: [record as never] })
    await write('INVOICE', anInvoice('i1', { matterIds: ['m1', 'm2'] }), true)
    await write('PAYMENT', aPayment('p1', { matterId: null, applications: [{ invoiceId: 'i1', amount: '32.00' }] }), true)
    await write('TIME_ENTRY', aTimeEntry('t1', { matterId: 'm1' }), false)
    await write('TIME_ENTRY', aTimeEntry('t1', { matterId: 'm3' }), false)
    await write('TIME_ENTRY', aTimeEntry('t2'), false)
    await markGone(database(), { account, kind: 'TIME_ENTRY', vendorIds: ['t1'], readAt: later })
    const ofMatter = async (vendorId: string) =>
      (await changesOf(account, { matters: [{ account, vendorId }] })).map(({ vendorId, action }) => `${vendorId} ${action}`)
    assert.deepEqual(await ofMatter('m1'), ['i1 CREATED', 'p1 CREATED', 't1 CREATED', 't1 UPDATED'])
    assert.deepEqual(await ofMatter('m2'), ['i1 CREATED', 'p1 CREATED'])
    assert.deepEqual(await ofMatter('m3'), ['t1 UPDATED', 't1 DELETED'])
  })

  test('of two transactions that meet a new record at once, one creates it and the other tells what it changed', async () => {
    const { key: account } = await anAccount(database())
    const write = async (name: string) =>
      database().transaction(async (sql) => upsertMany(sql, { account, kind: 'USER', readAt, records: [aUser('1', { name })] }))
    await Promise.all(Array.from({ length: 8 }, (_, index) => write(`Ann ${String(index)}`)))
    assert.deepEqual(await told(account), [
      ['USER', '1', 'CREATED', [], 'SYNC'],
      ...Array.from({ length: 7 }, () => ['USER', '1', 'UPDATED', ['name'], 'SYNC']),
    ])
  })

  test('a filter means the same to the list and to a change at hand', async () => {
    const [one, two] = [await anAccount(database()), await anAccount(database(), { vendor: 'MYCASE' })]
    const random = createRandom(7)
    for (let step = 0; step < 60; step++) {
      const account = random.pick([one, two]).key
      const vendorId = `r${String(random.below(5))}`
      const matterId = `m${String(random.below(3))}`
      const at = { account, readAt, source: random.pick<ChangeSource>(['SYNC', 'LIVE_READ']) }
      if (random.below(4) === 0) await markGone(database(), { ...at, kind: 'TIME_ENTRY', vendorIds: [vendorId] })
      else if (random.below(2) === 0)
        await upsertMany(database(), {
          ...at,
          kind: 'TIME_ENTRY',
          records: [aTimeEntry(vendorId, { matterId, description: String(step) })],
        })
      else await upsertMany(database(), { ...at, kind: 'MATTER', records: [aMatter(matterId, { title: String(step) })] })
    }
    const accounts = [one.key, two.key]
    const list = async (filter: ChangeFilter) =>
      (
        await openChangeReader(database()).list({
          accounts,
          filter,
          size: 1_000,
          after: null,
          before: null,
          backwards: false,
          withTotal: false,
        })
      ).changes
    const all = await list({})
    assert.ok(all.length > 50)
    const some = <T>(items: readonly T[]): readonly T[] | null => (random.below(2) === 0 ? null : items.filter(() => random.below(2) === 0))
    for (let round = 0; round < 60; round++) {
      const keys = accounts.flatMap((account) => ['r0', 'r1', 'r2', 'r3'].map((vendorId) => ({ account, vendorId })))
      const filter: ChangeFilter = {
        accounts: some(accounts),
        vendors: some(['CLIO', 'MYCASE', 'SMOKEBALL'] as const),
        kinds: some(['MATTER', 'TIME_ENTRY'] as const),
        actions: some<ChangeAction>(['CREATED', 'UPDATED', 'DELETED']),
        records: some(keys.map((key) => ({ ...key, kind: 'TIME_ENTRY' as const }))),
        matters: some(accounts.flatMap((account) => ['m0', 'm1'].map((vendorId) => ({ account, vendorId })))),
      }
      assert.deepEqual(
        await list(filter),
        all.filter((change) => isChangeWanted(filter, change)),
        JSON.stringify(filter),
      )
    }
  })

  test('applied from the start to the records as they are now, the log rebuilds the mirror', async () => {
    const { key: account } = await anAccount(database())
    const random = createRandom(11)
    const mirror = openMirrorReader(database())
    for (let step = 0; step < 80; step++) {
      const ids = [0, 1, 2].map(() => `t${String(random.below(13))}`)
      if (random.below(4) === 0) await markGone(database(), { account, kind: 'TIME_ENTRY', vendorIds: [...new Set(ids)], readAt })
      else
        await upsertMany(database(), {
          account,
          kind: 'TIME_ENTRY',
          readAt,
          records: ids.map((id) => aTimeEntry(id, { description: `${String(step)} ${id}` })),
        })
    }
    const rebuilt = new Map<string, unknown>()
    for (const { vendorId, action } of await changesOf(account)) {
      const [row] = await mirror.readMany('TIME_ENTRY', [{ account, vendorId }])
      assert.equal(rebuilt.has(vendorId), action !== 'CREATED', `${vendorId} ${action}`)
      if (action === 'DELETED') rebuilt.delete(vendorId)
      else rebuilt.set(vendorId, row?.record)
    }
    const { edges } = await mirror.list('TIME_ENTRY', { accounts: [account], page: { first: 100 }, withTotal: false })
    assert.deepEqual([...rebuilt.keys()].toSorted(), edges.map(({ row }) => row.record.vendorId).toSorted())
    for (const { row } of edges) assert.deepEqual(rebuilt.get(row.record.vendorId), row.record)
  })

  test('pages follow each other in both directions, and a run reads on from a place', async () => {
    const { key: account } = await anAccount(database())
    const reader = openChangeReader(database())
    const start = await reader.end()
    await upsertMany(database(), {
      account,
      kind: 'USER',
      readAt,
      records: Array.from({ length: 7 }, (_, index) => aUser(`u${String(index)}`)),
    })
    const page = { accounts: [account], filter: {}, before: null, withTotal: true }
    const first = await reader.list({ ...page, size: 3, after: null, backwards: false })
    assert.deepEqual(
      [first.changes.map(({ vendorId }) => vendorId), first.totalCount, first.hasNextPage, first.hasPreviousPage],
      [['u0', 'u1', 'u2'], 7, true, false],
    )
    const next = await reader.list({ ...page, size: 9, after: first.changes.at(-1)?.position ?? null, backwards: false })
    assert.deepEqual(
      [next.changes.map(({ vendorId }) => vendorId), next.hasNextPage, next.hasPreviousPage],
      [['u3', 'u4', 'u5', 'u6'], false, true],
    )
    const last = await reader.list({ ...page, size: 2, after: null, backwards: true })
    assert.deepEqual([last.changes.map(({ vendorId }) => vendorId), last.hasNextPage, last.hasPreviousPage], [['u5', 'u6'], false, true])
    const run = await reader.readAfter({ position: start, size: 4, scope: null, filter: {} })
    assert.deepEqual([run.changes.length, run.through], [4, run.changes.at(-1)?.position])
    const rest = await reader.readAfter({ position: run.through, size: 100, scope: { tenant: 'firm', accounts: [account] }, filter: {} })
    assert.deepEqual([rest.changes.map(({ vendorId }) => vendorId), rest.through], [['u4', 'u5', 'u6'], await reader.end()])
    assert.deepEqual(await reader.find(run.through, [account]), run.changes.at(-1))
    assert.equal(await reader.find(run.through, []), null)
  })

  test('an account that is forgotten leaves nothing in the log', async () => {
    const { key: account } = await anAccount(database())
    await upsertMany(database(), { account, kind: 'USER', readAt, records: [aUser('u')] })
    await forgetAccount(database(), account)
    assert.deepEqual(await database().query('select 1 from change where account_key = $1::text', [account]), [])
  })

  test('what is older than it is kept goes, and a place before it, or one that never was, is refused with a word on why', async () => {
    const { key: account } = await anAccount(database())
    const reader = openChangeReader(database())
    await trimChanges(database(), '2026-04-01T00:00:00.000Z')
    const before = await reader.end()
    const at = async (readAt: string, ...ids: string[]) =>
      upsertMany(database(), { account, kind: 'USER', readAt, records: ids.map((id) => aUser(id)) })
    await at('2026-05-01T00:00:00.000Z', 'a', 'b')
    await at('2026-05-20T00:00:00.000Z', 'c')
    await at('2026-05-02T00:00:00.000Z', 'd')
    assert.equal(await trimChanges(database(), '2026-05-10T00:00:00.000Z'), 2)
    assert.equal(await trimChanges(database(), '2026-05-10T00:00:00.000Z'), 0)
    const kept = await changesOf(account)
    assert.deepEqual(
      kept.map(({ vendorId }) => vendorId),
      ['c', 'd'],
    )
    const after = (position: number) => reader.readAfter({ position, size: 10, scope: { tenant: 'firm', accounts: [account] }, filter: {} })
    const firstKept = kept[0]?.position ?? 0
    assert.deepEqual((await after(firstKept - 1)).changes, kept)
    await assert.rejects(after(before), { code: 'CURSOR_EXPIRED', message: new RegExp(`kept from ${formatChangeId(firstKept)} on`) })
    await assert.rejects(after((await reader.end()) + 1), { code: 'CURSOR_EXPIRED', message: /there is no change/ })
    const list = reader.list({ accounts: [account], filter: {}, size: 1, after: before, before: null, backwards: false, withTotal: false })
    await assert.rejects(list, { code: 'CURSOR_EXPIRED' })
  })

  test('what is trimmed while it is read is refused, never left out', async () => {
    const { key: account } = await anAccount(database())
    const readings: readonly ((reader: ChangeReader, position: number) => Promise<unknown>)[] = [
      (reader, position) => reader.readAfter({ position, size: 10, scope: null, filter: {} }),
      (reader, after) =>
        reader.list({ accounts: [account], filter: {}, size: 10, after, before: null, backwards: false, withTotal: false }),
    ]
    let month = 5
    for (const read of readings)
      // Before the statement that looks at the log's bounds, and between it and the one that reads the rows.
      for (const statements of [0, 1]) {
        const day = (date: string): string => `2026-${String(month).padStart(2, '0')}-${date}T00:00:00.000Z`
        month += 1
        const begin = await openChangeReader(database()).end()
        const at = async (readAt: string, id: string): Promise<unknown> =>
          upsertMany(database(), { account, kind: 'USER', readAt, records: [aUser(`${id} ${day('')}`)] })
        await at(day('21'), 'goes')
        await at(day('23'), 'stays')
        let left = statements
        const trimmed: Sql = {
          query: async (text, values) => {
            if (left-- === 0) assert.ok((await trimChanges(database(), day('22'))) > 0)
            return database().query(text, values)
          },
        }
        await assert.rejects(read(openChangeReader(trimmed), begin), { code: 'CURSOR_EXPIRED' })
      }
  })
})
