import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openStore } from '../../bin/openStore.js'
import { readSettings } from '../../bin/settings.js'
import { Releases } from '../../core/release.js'

const withFolder = async (use: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'settings-'))
  try {
    await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const openIn = async (dataFolder: string): Promise<void> => {
  const releases = new Releases()
  try {
    await openStore(readSettings({ DATA_DIR: dataFolder }), releases)
  } finally {
    await releases.releaseAll()
  }
}

test('the gateway’s port may not be one of the sandbox’s, unless there is none', () => {
  const port = { PORT: '4103', SANDBOX_PORT_BASE: '4101' }
  assert.throws(() => readSettings(port), { name: 'SettingsError', message: /PORT: it is one of the five ports/ })
  assert.equal(readSettings({ ...port, SANDBOX: 'off' }).port, 4_103)
})

test('every fault is named at once, and no value', () => {
  assert.throws(() => readSettings({ PORT: 'hush', VAULT_KEY: 'hush', SANDBOX_MATTER: '3' }), {
    name: 'SettingsError',
    message: /^(?!.*hush)[^]*PORT: [^]*VAULT_KEY: [^]*SANDBOX_MATTER: no such setting/,
  })
})

test('a data folder that is a file is one clear sentence', () =>
  withFolder(async (folder) => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    await assert.rejects(openIn(file), { name: 'StartError', message: /^DATA_DIR: .* cannot be used/ })
  }))

test('a data folder is its owner’s alone, and a vault key that is cut short is one clear sentence', () =>
  withFolder(async (folder) => {
    const data = join(folder, 'data')
    await openIn(data)
    assert.equal((await stat(data)).mode & 0o777, 0o700)
    await writeFile(join(data, 'vault.key'), 'c2hvcnQ=')
    await assert.rejects(openIn(data), { name: 'StartError', message: /vault\.key holds 5 bytes in base64: expected 32/ })
  }))
