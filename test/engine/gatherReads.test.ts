import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gatherReads } from '../../engine/reads/gatherReads.js'
import { openAccountReader } from '../../prisma/accounts/openAccountReader.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { upsertMany } from '../../prisma/mirror/upsertMany.js'
import { anAccount } from '../prisma/support/anAccount.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { ManualClock } from '../prisma/support/ManualClock.js'
import { aContact } from '../prisma/support/records.js'
import { countStatements } from '../support/countStatements.js'

const readAt = '2026-03-01T00:00:00.000Z'

describeOnEachDatabase('reads that are gathered', (database) => {
  test('are one statement for all that come while another is on its way, and each is given its own', async () => {
    const accounts = openAccountReader(database(), new ManualClock())
    const tenants = ['gathered-1', 'gathered-2', 'gathered-3']
    const keys = await Promise.all(
      tenants.map(async (tenant) => {
        const { key: account } = await anAccount(database(), { tenant })
        const records = ['c1', 'c2'].map((vendorId) => aContact(vendorId, { displayName: `${tenant} ${vendorId}` }))
        await upsertMany(database(), { account, kind: 'CONTACT', readAt, records })
        return account
      }),
    )
    const mirror = countStatements(openMirrorReader(database()))
    const gathered = gatherReads({ accounts, mirror })
    const asked = keys.map(async (account) => {
      const found = await gathered.mirror.readMany('CONTACT', [
        { account, vendorId: 'c2' },
        { account, vendorId: 'none' },
        { account, vendorId: 'c1' },
      ])
      return found.map((row) => row?.record.displayName)
    })
    assert.deepEqual(
      await Promise.all(asked),
      tenants.map((tenant) => [`${tenant} c2`, undefined, `${tenant} c1`]),
    )
    assert.equal(mirror.reads.get('CONTACT'), 1)
    const accountsOf = await Promise.all([...tenants, 'nobody', 'gathered-1'].map((tenant) => gathered.accounts.ofTenants([tenant])))
    assert.deepEqual(
      accountsOf.map(([found]) => found?.map(({ key }) => key)),
      [...keys.map((key) => [key]), [], [keys[0]]],
    )
  })

  test('that fail are those of one statement; the next is made', async () => {
    const mirror = openMirrorReader(database())
    let isAway = true
    const accounts = openAccountReader(database(), new ManualClock())
    const readMany: typeof mirror.readMany = async (...asked) => {
      if (isAway) throw new Error('the database is away')
      return mirror.readMany(...asked)
    }
    const gathered = gatherReads({ accounts, mirror: { ...mirror, readMany } })
    const { key: account } = await anAccount(database())
    const read = () => gathered.mirror.readMany('CONTACT', [{ account, vendorId: 'none' }])
    const [one, two] = await Promise.allSettled([read(), read()])
    assert.deepEqual([one.status, two.status], ['rejected', 'rejected'])
    isAway = false
    assert.deepEqual(await read(), [null])
  })
})
