import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { describe, test } from 'node:test'
import { loadVaultKey } from '../../prisma/vault/loadVaultKey.js'
import { openVault, WrongVaultKeyError } from '../../prisma/vault/openVault.js'
import { seal, unseal } from '../../prisma/vault/seal.js'
import { anAccount } from './support/anAccount.js'
import { describeOnEachDatabase } from './support/describeOnEachDatabase.js'

const key = randomBytes(32)

describe('a sealed value', () => {
  test('opens with the same key at the same place only', () => {
    const sealed = seal(key, 'here', 'secret é')
    assert.equal(unseal(key, 'here', sealed), 'secret é')
    assert.equal(unseal(key, 'there', sealed), undefined)
    assert.equal(unseal(randomBytes(32), 'here', sealed), undefined)
  })

  test('does not open when a single bit differs, nor when cut short', () => {
    const sealed = seal(key, 'here', 'secret')
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed)
      changed[index] = (changed[index] ?? 0) ^ 1
      assert.equal(unseal(key, 'here', changed), undefined)
      assert.equal(unseal(key, 'here', sealed.subarray(0, index)), undefined)
    }
  })

  test('is never twice the same', () => {
    assert.notDeepEqual(seal(key, 'here', 'secret'), seal(key, 'here', 'secret'))
  })
})

describeOnEachDatabase('the vault', (database) => {
  test('gives back what was kept, by account and name, and forgets it on request', async () => {
    const vault = await openVault(database(), key)
    const [left, right] = [await anAccount(database()), await anAccount(database())]
    await vault.write(left.key, 'session', { cookies: ['a'] })
    await vault.write(left.key, 'session', { cookies: ['b'] })
    await vault.write(right.key, 'session', 'other')
    assert.deepEqual(await vault.read(left.key, 'session'), { cookies: ['b'] })
    assert.equal(await vault.read(left.key, 'login'), null)
    await vault.forget(left.key)
    assert.deepEqual([await vault.read(left.key, 'session'), await vault.read(right.key, 'session')], [null, 'other'])
  })

  test('keeps nothing readable in the database', async () => {
    const vault = await openVault(database(), key)
    const account = await anAccount(database())
    await vault.write(account.key, 'login', { password: 'Sandbox-2026!' })
    const rows = await database().query<{ text: string }>(`select encode(sealed, 'escape') as text from vault_secret`)
    assert.ok(rows.length > 0)
    assert.ok(rows.every(({ text }) => !text.includes('Sandbox')))
  })

  test('does not open with another key, and says so at once', async () => {
    const vault = await openVault(database(), key)
    await vault.write((await anAccount(database())).key, 'session', 1)
    await assert.rejects(openVault(database(), randomBytes(32)), WrongVaultKeyError)
  })

  test('does not take a secret that was moved to another account', async () => {
    const vault = await openVault(database(), key)
    const [left, right] = [await anAccount(database()), await anAccount(database())]
    await vault.write(left.key, 'session', 1)
    await database().query('update vault_secret set account_key = $1 where account_key = $2', [right.key, left.key])
    await assert.rejects(vault.read(right.key, 'session'), WrongVaultKeyError)
    await vault.forget(right.key)
  })
})

describe('the vault key', () => {
  test('is made once, for its owner alone, and found again', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'mattergraph-'))
    try {
      const made = await loadVaultKey({ given: undefined, dataFolder: join(dataFolder, 'new') })
      assert.deepEqual(await loadVaultKey({ given: undefined, dataFolder: join(dataFolder, 'new') }), made)
      assert.equal((await stat(join(dataFolder, 'new', 'vault.key'))).mode & 0o777, 0o600)
      const given = randomBytes(32)
      assert.deepEqual(Buffer.from(await loadVaultKey({ given: given.toString('base64'), dataFolder })), given)
      await writeFile(join(dataFolder, 'vault.key'), 'c2hvcnQ=')
      await assert.rejects(loadVaultKey({ given: undefined, dataFolder }), /5 bytes in base64: expected 32/)
    } finally {
      await rm(dataFolder, { recursive: true })
    }
  })
})
