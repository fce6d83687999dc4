import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContactRecord } from '../../../core/record/Contact.js'
import type { MatterRecord } from '../../../core/record/Matter.js'
import type { AccountKey } from '../../../core/recordId.js'
import type { Sql } from '../../../prisma/Database.js'
import { openChangeReader } from '../../../prisma/change/openChangeReader.js'
import { logFirstRoles } from '../../../prisma/mirror/logFirstRoles.js'
import { markGone } from '../../../prisma/mirror/markGone.js'
import { openMirrorReader } from '../../../prisma/mirror/openMirrorReader.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { createRandom } from '../../support/createRandom.js'
import { anAccount } from '../support/anAccount.js'
import { describeOnEachDatabase } from '../support/describeOnEachDatabase.js'
import { aContact, aMatter } from '../support/records.js'

const readAt = '2026-03-01T00:00:00.000Z'

const opposing = (contactId: string) => ({ role: 'Opposing_Party', userId: null, contactId })

describeOnEachDatabase('the roles of contacts in the change log', (database) => {
  const contacts = async (account: AccountKey, ...records: readonly ContactRecord[]) =>
    database().transaction(async (sql) => upsertMany(sql, { account, kind: 'CONTACT', readAt, records }))
  const matters = async (account: AccountKey, ...records: readonly MatterRecord[]) =>
    database().transaction(async (sql) => upsertMany(sql, { account, kind: 'MATTER', readAt, records }))
  const gone = async (account: AccountKey, ...vendorIds: readonly string[]) =>
    database().transaction(async (sql) => markGone(sql, { account, kind: 'MATTER', vendorIds, readAt, source: 'LIVE_READ' }))
  /** What is told of contacts after a place in the log. */
  const told = async (account: AccountKey, after: number) => {
    const { changes } = await openChangeReader(database()).readAfter({
      position: after,
      size: 1_000,
      scope: { tenant: 'firm', accounts: [account] },
      filter: { kinds: ['CONTACT'] },
    })
    return changes.map(({ vendorId, action, changedFields }) => [vendorId, action, ...changedFields].join(' '))
  }
  /** What is told of contacts because of a deed. */
  const toldBy = async (account: AccountKey, deed: () => Promise<unknown>) => {
    const start = await openChangeReader(database()).end()
    await deed()
    return told(account, start)
  }
  const standing = async (account: AccountKey, vendorId: string) => {
    const [row] = await openMirrorReader(database()).readMany('CONTACT', [{ account, vendorId }])
    return row?.record === undefined ? null : [row.record.isClient, row.record.roles]
  }

  test('a contact is told as changed by the first matter that gives it a role and by the last that takes it, and by none in between', async () => {
    const { key: account } = await anAccount(database())
    await contacts(account, aContact('c'), aContact('other'))
    const by = (deed: () => Promise<unknown>) => toldBy(account, deed)
    assert.deepEqual(await by(() => matters(account, aMatter('m1', { clientId: 'c' }))), ['c UPDATED isClient roles'])
    assert.deepEqual(await by(() => matters(account, aMatter('m2', { clientId: 'c', participants: [opposing('other')] }))), [
      'other UPDATED roles',
    ])
    assert.deepEqual(await by(() => matters(account, aMatter('m1'), aMatter('m3', { clientId: 'c' }))), [])
    assert.deepEqual(await by(() => matters(account, aMatter('m2', { participants: [opposing('c')] }))), [
      'c UPDATED roles',
      'other UPDATED roles',
    ])
    assert.deepEqual(await standing(account, 'c'), [true, ['client', 'opposing_party']])
    assert.deepEqual(await by(() => gone(account, 'm2', 'm3')), ['c UPDATED isClient roles'])
    assert.deepEqual(await standing(account, 'c'), [false, []])
    assert.deepEqual(await by(() => gone(account, 'm2', 'm3')), [])
    assert.deepEqual(await by(() => matters(account, aMatter('m3', { clientId: 'c' }))), ['c UPDATED isClient roles'])
  })

  test('what its own record says of a contact anyway is no change, nor is anything about a contact that is not there', async () => {
    const { key: account } = await anAccount(database())
    await contacts(
      account,
      aContact('client', { isClient: true, roles: ['client'] }),
      aContact('tagged', { isClient: null, roles: ['client'] }),
    )
    const by = (deed: () => Promise<unknown>) => toldBy(account, deed)
    assert.deepEqual(await by(() => matters(account, aMatter('m1', { clientId: 'client' }), aMatter('m2', { clientId: 'nobody' }))), [])
    assert.deepEqual(await by(() => matters(account, aMatter('m3', { clientId: 'tagged' }))), ['tagged UPDATED isClient'])
    assert.deepEqual(await by(() => contacts(account, aContact('nobody'))), ['nobody CREATED'])
    assert.deepEqual(await standing(account, 'nobody'), [true, ['client']])
  })

  test('a change of roles has the source and the time of the reading that found it, and goes with its transaction', async () => {
    const { key: account } = await anAccount(database())
    await contacts(account, aContact('c'))
    const write = async (sql: Sql) =>
      upsertMany(sql, { account, kind: 'MATTER', readAt, source: 'VENDOR_WEBHOOK', records: [aMatter('m', { clientId: 'c' })] })
    const undone = database().transaction(async (sql) => {
      await write(sql)
      throw new Error('undone')
    })
    await assert.rejects(undone, /undone/)
    const start = await openChangeReader(database()).end()
    assert.deepEqual(await told(account, 0), ['c CREATED'])
    await database().transaction(write)
    const scope = { tenant: 'firm', accounts: [account] }
    const { changes } = await openChangeReader(database()).readAfter({ position: start, size: 9, scope, filter: {} })
    assert.deepEqual(
      changes.map(({ kind, vendorId, source, observedAt }) => [kind, vendorId, source, observedAt]),
      [
        ['MATTER', 'm', 'VENDOR_WEBHOOK', readAt],
        ['CONTACT', 'c', 'VENDOR_WEBHOOK', readAt],
      ],
    )
  })

  test('a first reading tells the roles of contacts at its end, once, and only of those that were told of before their matters', async () => {
    const { key: account } = await anAccount(database())
    const readFirst = async (...records: readonly MatterRecord[]) =>
      database().transaction(async (sql) => upsertMany(sql, { account, kind: 'MATTER', readAt, records, isFirstReading: true }))
    const end = async () => logFirstRoles(database(), { account, kind: 'MATTER', readAt, source: 'SYNC' })
    await contacts(account, aContact('early'), aContact('nobody'), aContact('own', { isClient: true, roles: ['client'] }))
    const pages = async () => {
      await readFirst(aMatter('m1', { clientId: 'early' }), aMatter('m2', { clientId: 'late' }), aMatter('m3', { clientId: 'own' }))
      await readFirst(aMatter('m4', { clientId: 'early', participants: [opposing('late')] }))
      await contacts(account, aContact('late'))
      await readFirst(aMatter('m5', { clientId: 'late' }))
    }
    assert.deepEqual(await toldBy(account, pages), ['late CREATED'])
    assert.deepEqual(await toldBy(account, end), ['early UPDATED isClient roles'])
    assert.deepEqual(await toldBy(account, end), [])
  })

  test('of transactions that each take one of a contact’s matters at once, one tells that it was the last', async () => {
    const { key: account } = await anAccount(database())
    const ids = Array.from({ length: 8 }, (_, index) => `m${String(index)}`)
    await contacts(account, aContact('c'))
    await matters(account, ...ids.map((id) => aMatter(id, { clientId: 'c' })))
    const all = () => Promise.all(ids.map(async (id, index) => (index % 2 === 0 ? gone(account, id) : matters(account, aMatter(id)))))
    assert.deepEqual(await toldBy(account, all), ['c UPDATED isClient roles'])
  })

  test('whatever matters give and take, each contact is told as changed exactly when it is seen with other roles', async () => {
    const { key: account } = await anAccount(database())
    const random = createRandom(5)
    const people = ['a', 'b', 'c', 'd']
    await contacts(
      account,
      aContact('a'),
      aContact('b', { isClient: true, roles: ['client'] }),
      aContact('c', { roles: ['court'] }),
      aContact('d'),
    )
    const seen = async () => new Map(await Promise.all(people.map(async (id) => [id, await standing(account, id)] as const)))
    const somebody = () => (random.below(3) === 0 ? null : random.pick(people))
    const aRandomMatter = () => {
      const participants = Array.from({ length: random.below(3) }, () => ({
        role: random.pick(['court', 'client', 'insurer']),
        userId: null,
        contactId: somebody(),
      }))
      return aMatter(`m${String(random.below(4))}`, { clientId: somebody(), participants })
    }
    for (let step = 0; step < 60; step++) {
      const before = await seen()
      const deed = () =>
        random.below(4) === 0 ? gone(account, `m${String(random.below(4))}`) : matters(account, aRandomMatter(), aRandomMatter())
      const changes = await toldBy(account, deed)
      const after = await seen()
      const expected = people.flatMap((id) => {
        const [isClient, roles] = [before.get(id)?.[0] !== after.get(id)?.[0], String(before.get(id)?.[1]) !== String(after.get(id)?.[1])]
        return isClient || roles ? [[id, 'UPDATED', ...(isClient ? ['isClient'] : []), ...(roles ? ['roles'] : [])].join(' ')] : []
      })
      assert.deepEqual(changes, expected, `step ${String(step)}`)
    }
  })
})
