import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import type { ApiKey } from '../../core/account/ApiKey.js'
import { type ApiKeys, openApiKeys } from '../../prisma/api-keys/openApiKeys.js'
import { anAccount } from './support/anAccount.js'
import { describeOnEachDatabase } from './support/describeOnEachDatabase.js'
import { ManualClock } from './support/ManualClock.js'

const findByText = async (keys: ApiKeys, text: string): Promise<ApiKey | null> => keys.findByHash(hash('sha256', text, 'hex'))

describeOnEachDatabase('a key', (database) => {
  test('is found by its text, which is nowhere in the database', async () => {
    const keys = openApiKeys(database(), new ManualClock())
    const account = await anAccount(database())
    const { text, key } = await keys.create({ tenant: 'firm', scopes: ['raw:read'], accounts: [account.key], expiresAt: null }, 'operator')
    assert.deepEqual(await findByText(keys, text), key)
    assert.deepEqual([key.tenant, key.scopes, key.accounts], ['firm', ['raw:read'], [account.key]])
    assert.equal(await findByText(keys, `${text}x`), null)
    const [row] = await database().query<{ row: string }>('select row_to_json(k)::text as row from api_key k where id = $1', [key.id])
    assert.ok(row !== undefined && !row.row.includes(text))
  })

  test('for all accounts of a tenant names none', async () => {
    const keys = openApiKeys(database(), new ManualClock())
    const { key } = await keys.create({ tenant: 'firm', scopes: [], accounts: null, expiresAt: null }, 'operator')
    assert.equal(key.accounts, null)
  })

  test('ends when it expires or is revoked', async () => {
    const clock = new ManualClock('2026-03-01T00:00:00.000Z')
    const keys = openApiKeys(database(), clock)
    const request = { tenant: 'firm', scopes: [], accounts: null }
    const brief = await keys.create({ ...request, expiresAt: '2026-03-01T00:01:00.000Z' }, 'operator')
    const lasting = await keys.create({ ...request, expiresAt: null }, 'operator')
    clock.advance(60_000)
    assert.equal(await findByText(keys, brief.text), null)
    assert.notEqual(await findByText(keys, lasting.text), null)
    assert.deepEqual(
      [await keys.revoke(lasting.key.id, 'operator'), await keys.revoke(lasting.key.id, 'operator'), await keys.revoke('none', 'operator')],
      [true, false, false],
    )
    assert.equal(await findByText(keys, lasting.text), null)
  })
})
