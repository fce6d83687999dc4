import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
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

test('vendors are told of an address that begins with https, or of one on this machine', () => {
  const base = (text: string): string | undefined => readSettings({ WEBHOOK_BASE_URL: text }).webhookBaseUrl
  assert.equal(base(''), undefined)
  assert.equal(base('https://hooks.example.com/'), 'https://hooks.example.com')
  assert.equal(base('http://127.0.0.1:4000'), 'http://127.0.0.1:4000')
  for (const wrong of [
    'hooks.example.com',
    'http://hooks.example.com',
    'https://hooks.example.com/?a=1',
    'https://user:word@hooks.example.com',
  ])
    assert.throws(() => base(wrong), { message: /WEBHOOK_BASE_URL: expected an address/ }, wrong)
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

describe('a program of several', () => {
  const key = Buffer.alloc(32, 7).toString('base64')
  const urls = ['firm', 'clio', 'mycase', 'practicepanther', 'smokeball'].map((name) => `${name}=http://${name}:4000/graphql`)
  const whole = {
    DATABASE_URL: 'postgres://database/mattergraph',
    REDIS_URL: 'redis://redis',
    INTERNAL_SECRET: key,
    VAULT_KEY: key,
    SUBGRAPH_URLS: urls.join(','),
    VENDOR: 'CLIO',
  }

  test('is told at once what it cannot do without', () => {
    assert.throws(() => readSettings({}, 'gateway'), { message: /DATABASE_URL: [^]*REDIS_URL: [^]*INTERNAL_SECRET: [^]*SUBGRAPH_URLS: / })
    assert.throws(() => readSettings({}, 'firm'), { message: /DATABASE_URL: [^]*REDIS_URL: [^]*INTERNAL_SECRET: [^]*VAULT_KEY: / })
    assert.throws(() => readSettings({ ...whole, VENDOR: undefined }, 'vendor'), { message: /^[^\n]*\n {2}VENDOR: this program needs it$/ })
    for (const program of ['gateway', 'firm', 'vendor'] as const)
      assert.equal(readSettings(whole, program).redisUrl?.reveal(), 'redis://redis')
  })

  test('names no sandbox unless it is told to', () => {
    assert.equal(readSettings(whole, 'firm').sandbox, false)
    assert.equal(readSettings({ ...whole, SANDBOX: 'on' }, 'firm').sandbox, true)
  })

  test('reaches every subgraph, each at one address or more', () => {
    const two = urls.map((place) => place.replace('clio=', 'clio=http://other:4000/graphql|')).join(',')
    assert.deepEqual(readSettings({ ...whole, SUBGRAPH_URLS: two }, 'gateway').subgraphUrls['clio'], [
      'http://other:4000/graphql',
      'http://clio:4000/graphql',
    ])
    for (const wrong of [
      urls.slice(1).join(','),
      [...urls, urls[0]].join(','),
      'firm',
      urls.join(',').replace('http:', 'ftp:'),
      `${urls.join(',')},x=http://x/`,
    ])
      assert.throws(() => readSettings({ ...whole, SUBGRAPH_URLS: wrong }, 'gateway'), {
        message: /SUBGRAPH_URLS: expected each of firm, clio/,
      })
  })

  test('takes secrets from files as well', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'secret')
      await writeFile(file, `${key}\n`)
      const { INTERNAL_SECRET: _, ...rest } = whole
      assert.equal(readSettings({ ...rest, INTERNAL_SECRET_FILE: file }, 'gateway').internalSecret?.reveal(), key)
      assert.throws(() => readSettings({ ...whole, INTERNAL_SECRET_FILE: file }, 'gateway'), {
        message: /INTERNAL_SECRET: it is given twice/,
      })
      assert.throws(() => readSettings({ ...rest, INTERNAL_SECRET_FILE: join(folder, 'none') }, 'gateway'), {
        message: /INTERNAL_SECRET_FILE: .* cannot be read/,
      })
    }))

  test('that shares nothing has no use for Redis', () => {
    assert.throws(() => readSettings({ REDIS_URL: 'redis://redis' }), { message: /REDIS_URL: it needs DATABASE_URL/ })
    assert.equal(readSettings({ REDIS_URL: 'redis://redis', DATABASE_URL: whole.DATABASE_URL }).redisUrl?.reveal(), 'redis://redis')
  })
})
