import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RecordKind, recordKinds } from '../../../core/recordKind.js'
import type { CanonicalRecords } from '../../../core/record/CanonicalRecord.js'
import { markGone } from '../../../prisma/mirror/markGone.js'
import type { Sql } from '../../../prisma/Database.js'
import { openMirrorReader } from '../../../prisma/mirror/openMirrorReader.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { anAccount } from '../support/anAccount.js'
import { describeOnEachDatabase } from '../support/describeOnEachDatabase.js'
import {
  aContact,
  anExpense,
  anInvoice,
  aMatter,
  aPayment,
  aTimeEntry,
  aTrustAccount,
  aTrustTransaction,
  aUser,
} from '../support/records.js'

const readAt = '2026-03-01T00:00:00.000Z'
const later = '2026-03-02T00:00:00.000Z'

describeOnEachDatabase('the mirror keeps records', (database) => {
  const samples: { readonly [K in RecordKind]: CanonicalRecords[K] } = {
    USER: aUser('u1'),
    CONTACT: aContact('c1', { isClient: true, roles: ['insurer'] }),
    MATTER: aMatter('m1', { clientId: 'c1', participants: [{ role: 'client', userId: null, contactId: 'c1' }] }),
    TIME_ENTRY: aTimeEntry('t1'),
    EXPENSE: anExpense('e1'),
    INVOICE: anInvoice('i1'),
    PAYMENT: aPayment('p1'),
    TRUST_ACCOUNT: aTrustAccount('a1'),
    TRUST_TRANSACTION: aTrustTransaction('x1'),
  }
  for (const kind of recordKinds) {
    test(`a ${kind} comes back as it was written, field by field`, async () => {
      const { key: account } = await anAccount(database())
      await upsertMany(database(), { account, kind, records: [samples[kind]], readAt })
      const [row] = await openMirrorReader(database()).readMany(kind, [{ account, vendorId: samples[kind].vendorId }])
      assert.deepEqual(row, { kind, account, vendor: 'CLIO', record: samples[kind], syncedAt: readAt, deletedAt: null })
    })
  }

  test('nothing is lost of a record whose optional fields are all missing', async () => {
    const { key: account } = await anAccount(database())
    const bare = aMatter('m', {
      vendorUrl: null,
      createdAt: null,
      raw: null,
      number: null,
      description: null,
      stage: null,
      practiceArea: null,
      openDate: null,
      billing: null,
      iManageWorkspaceId: null,
      customFields: [],
      tags: [],
    })
    await upsertMany(database(), { account, kind: 'MATTER', records: [bare], readAt })
    const [row] = await openMirrorReader(database()).readMany('MATTER', [{ account, vendorId: 'm' }])
    assert.deepEqual(row?.record, bare)
  })

  test('money and text survive exactly, whatever their size and script', async () => {
    const { key: account } = await anAccount(database())
    const entry = aTimeEntry('t', { amount: '12345678901234567890.10', rate: '0.0001', description: '案件 — “naïve” 👩‍⚖️ \\ % _ \n "' })
    await upsertMany(database(), { account, kind: 'TIME_ENTRY', records: [entry], readAt })
    const [row] = await openMirrorReader(database()).readMany('TIME_ENTRY', [{ account, vendorId: 't' }])
    assert.deepEqual(row?.record, entry)
  })

  test('text that PostgreSQL cannot hold is cleaned, not refused', async () => {
    const { key: account } = await anAccount(database())
    await upsertMany(database(), { account, kind: 'USER', records: [aUser('u', { name: 'A\0nn \uD800', raw: { n: '\0' } })], readAt })
    const [row] = await openMirrorReader(database()).readMany('USER', [{ account, vendorId: 'u' }])
    assert.equal(row?.record.name, 'Ann \uFFFD')
    assert.deepEqual(row?.record.raw, { n: '' })
  })

  test('a batch tells which records are new, changed and unchanged, and which fields differ', async () => {
    const { key: account } = await anAccount(database())
    const first = [aMatter('1'), aMatter('2'), aMatter('3')]
    const born = await upsertMany(database(), { account, kind: 'MATTER', records: first, readAt })
    assert.deepEqual(new Set(born.map(({ outcome }) => outcome)), new Set(['INSERTED']))
    const second = [
      aMatter('1'),
      aMatter('2', { title: 'Another title', billing: { type: 'HOURLY', rate: '310.00', flatAmount: null, currency: 'USD' }, tags: ['a'] }),
      aMatter('4'),
    ]
    const outcomes = await upsertMany(database(), { account, kind: 'MATTER', records: second, readAt: later })
    assert.deepEqual(
      outcomes.toSorted((left, right) => left.vendorId.localeCompare(right.vendorId)),
      [
        { vendorId: '1', outcome: 'UNCHANGED', changedFields: [] },
        { vendorId: '2', outcome: 'CHANGED', changedFields: ['title', 'billing', 'tags'] },
        { vendorId: '4', outcome: 'INSERTED', changedFields: [] },
      ],
    )
  })

  test('another order of keys in a payload is no change', async () => {
    const { key: account } = await anAccount(database())
    await upsertMany(database(), { account, kind: 'USER', records: [aUser('u', { raw: { a: 1, b: 2 } })], readAt })
    const [outcome] = await upsertMany(database(), { account, kind: 'USER', records: [aUser('u', { raw: { b: 2, a: 1 } })], readAt: later })
    assert.equal(outcome?.outcome, 'UNCHANGED')
  })

  test('syncedAt moves with every read, changed or not', async () => {
    const { key: account } = await anAccount(database())
    await upsertMany(database(), { account, kind: 'USER', records: [aUser('u')], readAt })
    await upsertMany(database(), { account, kind: 'USER', records: [aUser('u')], readAt: later })
    const [row] = await openMirrorReader(database()).readMany('USER', [{ account, vendorId: 'u' }])
    assert.equal(row?.syncedAt, later)
  })

  test('a read that began earlier does not overwrite one that began later', async () => {
    const { key: account } = await anAccount(database())
    await upsertMany(database(), { account, kind: 'USER', records: [aUser('u', { name: 'New' })], readAt: later })
    await upsertMany(database(), { account, kind: 'USER', records: [aUser('u', { name: 'Old' })], readAt })
    await markGone(database(), { account, kind: 'USER', vendorIds: ['u'], readAt })
    const [row] = await openMirrorReader(database()).readMany('USER', [{ account, vendorId: 'u' }])
    assert.deepEqual([row?.record.name, row?.syncedAt, row?.deletedAt], ['New', later, null])
  })

  test('of two records with one id in a batch the later counts', async () => {
    const { key: account } = await anAccount(database())
    const records = [aUser('u', { name: 'First' }), aUser('u', { name: 'Second' })]
    assert.equal((await upsertMany(database(), { account, kind: 'USER', records, readAt })).length, 1)
    const [row] = await openMirrorReader(database()).readMany('USER', [{ account, vendorId: 'u' }])
    assert.equal(row?.record.name, 'Second')
  })

  test('thousands of records are written a thousand in a statement, each told once', async () => {
    const { key: account } = await anAccount(database())
    const lengths: number[] = []
    const listening: Sql = {
      query: async (text, values) => {
        lengths.push(Math.max(...(values ?? []).map((value) => (Array.isArray(value) ? value.length : 0))))
        return database().query(text, values)
      },
    }
    const records = Array.from({ length: 2_500 }, (_, index) => aTimeEntry(String(index)))
    const outcomes = await upsertMany(listening, { account, kind: 'TIME_ENTRY', records, readAt })
    assert.deepEqual(lengths, [1_000, 1_000, 500])
    assert.equal(outcomes.filter(({ outcome }) => outcome === 'INSERTED').length, 2_500)
    assert.equal(new Set(outcomes.map(({ vendorId }) => vendorId)).size, 2_500)
    const again = await upsertMany(database(), { account, kind: 'TIME_ENTRY', records: records.toReversed(), readAt: later })
    assert.equal(again.filter(({ outcome }) => outcome === 'UNCHANGED').length, 2_500)
  })

  test('a record that is gone is a tombstone: read by its key, in no list, and living again when it comes back', async () => {
    const { key: account } = await anAccount(database())
    const mirror = openMirrorReader(database())
    const list = async () => (await mirror.list('MATTER', { accounts: [account], page: {}, withTotal: true })).totalCount
    await upsertMany(database(), { account, kind: 'MATTER', records: [aMatter('m')], readAt })
    assert.deepEqual(await markGone(database(), { account, kind: 'MATTER', vendorIds: ['m', 'never'], readAt: later }), ['m'])
    const [tombstone, never] = await mirror.readMany('MATTER', [
      { account, vendorId: 'm' },
      { account, vendorId: 'never' },
    ])
    assert.deepEqual([tombstone?.deletedAt, never, await list()], [later, null, 0])
    const evenLater = '2026-03-03T00:00:00.000Z'
    assert.deepEqual(await markGone(database(), { account, kind: 'MATTER', vendorIds: ['m'], readAt: evenLater }), [])
    const [back] = await upsertMany(database(), { account, kind: 'MATTER', records: [aMatter('m')], readAt: evenLater })
    assert.deepEqual([back?.outcome, await list()], ['INSERTED', 1])
  })

  test('many are read in the order of the keys, over accounts and vendors', async () => {
    const [left, right] = [await anAccount(database()), await anAccount(database(), { vendor: 'SMOKEBALL' })]
    for (const { key: account } of [left, right])
      await upsertMany(database(), { account, kind: 'USER', records: [aUser('a'), aUser('b')], readAt })
    const keys = [
      { account: right.key, vendorId: 'b' },
      { account: left.key, vendorId: 'missing' },
      { account: left.key, vendorId: 'a' },
      { account: right.key, vendorId: 'b' },
    ]
    const rows = await openMirrorReader(database()).readMany('USER', keys, { withRaw: false })
    assert.deepEqual(
      rows.map((row) => row && [row.vendor, row.record.vendorId, row.record.raw]),
      [['SMOKEBALL', 'b', null], null, ['CLIO', 'a', null], ['SMOKEBALL', 'b', null]],
    )
  })

  test('a contact carries the roles of all its matters, and is a client when any matter says so', async () => {
    const { key: account } = await anAccount(database())
    const mirror = openMirrorReader(database())
    await upsertMany(database(), { account, kind: 'CONTACT', records: [aContact('c', { roles: ['insurer'] })], readAt })
    const read = async () => {
      const [row] = await mirror.readMany('CONTACT', [{ account, vendorId: 'c' }])
      return [row?.record.roles, row?.record.isClient]
    }
    assert.deepEqual(await read(), [['insurer'], false])
    const opposing = { role: 'opposing_party', userId: null, contactId: 'c' }
    const matters = [aMatter('1', { clientId: 'c' }), aMatter('2', { participants: [opposing, opposing] })]
    await upsertMany(database(), { account, kind: 'MATTER', records: matters, readAt })
    assert.deepEqual(await read(), [['client', 'insurer', 'opposing_party'], true])
    await upsertMany(database(), { account, kind: 'MATTER', records: [aMatter('1', { clientId: 'other' })], readAt: later })
    assert.deepEqual(await read(), [['insurer', 'opposing_party'], false])
    await markGone(database(), { account, kind: 'MATTER', vendorIds: ['2'], readAt: later })
    assert.deepEqual(await read(), [['insurer'], false])
  })
})
