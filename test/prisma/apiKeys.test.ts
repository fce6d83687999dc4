import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openApiKeys } from '../../prisma/api-keys/openApiKeys.js'
import { anAccount } from './support/anAccount.js'
import { describeOnEachDatabase } from './support/describeOnEachDatabase.js'
import { ManualClock } from './support/ManualClock.js'

describeOnEachDatabase('a key', (database) => {
  test('is found by its text, which is nowhere in the database', async () => {
    const keys = openApiKeys(database(), new ManualClock())
    const account = await anAccount(database())
    const { text, key } = await keys.create({ tenant: 'firm', scopes: ['raw:read'], accounts: [account.key], expiresAt: null })
    assert.deepEqual(await keys.find(text), key)
    assert.deepEqual([key.tenant, key.scopes, key.accounts], ['firm', ['raw:read'], [account.key]])
    assert.equal(await keys.find(`${text}x`), null)
    const [row] = await database().query<{ row: string }>('select row_to_json(k)::text as row from api_key k where id = $1', [key.id])
    assert.ok(row !== undefined && !row.row.includes(text))
  })

  test('for all accounts of a tenant names none', async () => {
    const keys = openApiKeys(database(), new ManualClock())
    const { key } = await keys.create({ tenant: 'firm', scopes: [], accounts: null, expiresAt: null })
    assert.equal(key.accounts, null)
  })

  test('ends when it expires or is revoked', async () => {
    const clock = new ManualClock('2026-03-01T00:00:00.000Z')
    const keys = openApiKeys(database(), clock)
    const request = { tenant: 'firm', scopes: [], accounts: null }
    const brief = await keys.create({ ...request, expiresAt: '2026-03-01T00:01:00.000Z' })
    const lasting = await keys.create({ ...request, expiresAt: null })
    clock.advance(60_000)
    assert.equal(await keys.find(brief.text), null)
    assert.notEqual(await keys.find(lasting.text), null)
    assert.deepEqual(
      [await keys.revoke(lasting.key.id), await keys.revoke(lasting.key.id), await keys.revoke('none')],
      [true, false, false],
    )
    assert.equal(await keys.find(lasting.text), null)
  })

  test('with a text of its own is renewed, not made twice', async () => {
    const keys = openApiKeys(database(), new ManualClock())
    const request = { tenant: 'demo', accounts: null, expiresAt: null, text: 'demo:demo' }
    const first = await keys.create({ ...request, scopes: [] })
    const second = await keys.create({ ...request, scopes: ['raw:read'] })
    assert.equal(first.key.id, second.key.id)
    assert.deepEqual((await keys.find('demo:demo'))?.scopes, ['raw:read'])
  })
})
