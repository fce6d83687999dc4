import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoStoredKey } from '../../bin/demo.js'
import { lookUpKey } from '../../bin/lookUpKey.js'
import { hashSecret } from '../../gateway/authenticate.js'
import { openApiKeys } from '../../prisma/api-keys/openApiKeys.js'
import { ManualClock } from '../prisma/support/ManualClock.js'
import { withDatabase } from '../support/withDatabase.js'

void test('a key opens by its secret alone, or with its own name beside it, and with no other', () =>
  withDatabase(async (database) => {
    const clock = new ManualClock()
    const keys = openApiKeys(database, clock)
    const { text, key } = await keys.create({ tenant: 'firm', scopes: ['read'], accounts: null, expiresAt: null }, 'operator')
    const lookUp = lookUpKey(keys, clock, [demoStoredKey])
    const opens = async (name: string | undefined, secret: string) => (await lookUp({ name, secretHash: hashSecret(secret) }))?.caller.key
    assert.deepEqual(
      [await opens(undefined, text), await opens(key.id, text), await opens('demo', 'demo'), await opens(undefined, 'demo')],
      [key.id, key.id, 'key_demo', 'key_demo'],
    )
    assert.deepEqual(
      [await opens('demo', text), await opens('other', 'demo'), await opens(key.id, 'demo')],
      [undefined, undefined, undefined],
    )
  }))
