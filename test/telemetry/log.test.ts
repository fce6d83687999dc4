import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { describe, test } from 'node:test'
import { inspect } from 'node:util'
import type { Logger } from '../../core/log/Logger.js'
import { MattergraphError } from '../../core/errors.js'
import { Secret } from '../../core/Secret.js'
import { faultText } from '../../telemetry/log/faultText.js'
import { openLog } from '../../telemetry/log/openLog.js'
import { scrub } from '../../telemetry/log/scrub.js'

/** What a log holds after it was written to. */
const written = (write: (logger: Logger) => void): string => {
  let text = ''
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString()
      done()
    },
  })
  write(openLog({ name: 'test', destination, traceId: () => '0af7651916cd43dd8448eb211c80319c', onLine: () => {} }))
  return text
}

const hush = 'correct-horse-battery'

describe('a secret', () => {
  test('prints itself as nothing, wherever it is put', () => {
    const secret = new Secret(hush)
    const login = { username: 'ann@example.com', password: secret }
    const texts = [String(secret), JSON.stringify(login), inspect(login), new Error(['refused', secret].join(' ')).message]
    for (const text of texts) assert.ok(text.includes('[secret]') && !text.includes(hush), text)
    assert.deepEqual(Object.entries(secret), [])
    assert.equal(secret.reveal(), hush)
  })
})

describe('the log', () => {
  test('has a line for each thing, with its facts and the trace it belongs to', () => {
    const line: unknown = JSON.parse(
      written((logger) => logger.warn({ vendor: 'CLIO', route: '/api/v4/matters/{id}.json', status: 503 }, 'came to nothing')),
    )
    assert.ok(typeof line === 'object' && line !== null)
    const { level, name, vendor, route, status, trace, msg } = Object.fromEntries(Object.entries(line))
    assert.deepEqual(
      [level, name, vendor, route, status, trace, msg],
      [40, 'test', 'CLIO', '/api/v4/matters/{id}.json', 503, '0af7651916cd43dd8448eb211c80319c', 'came to nothing'],
    )
  })

  test('writes no field that is not declared, whoever gives it', () => {
    const careless = { vendor: 'CLIO', password: hush, login: { totpSecret: hush }, headers: { cookie: `sid=${hush}` } } as const
    const text = written((logger) => logger.error(careless, 'a careless line'))
    assert.match(text, /"vendor":"CLIO"/)
    assert.ok(!text.includes(hush) && !text.includes('headers'))
  })

  test('has of an error its class, code, message, stack and causes, and nothing that libraries hang on it', () => {
    const request = { headers: { authorization: `Bearer ${hush}` }, body: `password=${hush}` }
    const socket = Object.assign(new TypeError('fetch failed'), {
      code: 'UND_ERR_SOCKET',
      request,
      input: `https://ann:${hush}@example.com`,
    })
    const thrown = new MattergraphError('VENDOR_UNAVAILABLE', 'Clio did not answer GET /api/v4/users', {
      vendor: 'CLIO',
      cause: new AggregateError([socket], 'all failed'),
    })
    const text = written((logger) => logger.error({ err: thrown }, 'a fault'))
    for (const part of ['MattergraphError', 'VENDOR_UNAVAILABLE', 'Clio did not answer', 'all failed', 'UND_ERR_SOCKET', 'log.test.js'])
      assert.ok(text.includes(part), part)
    assert.ok(!text.includes(hush))
    assert.ok(faultText(thrown).includes('caused by: AggregateError: all failed') && !faultText(thrown).includes(hush))
  })

  test('strikes out of texts what gives a secret away, and leaves the rest', () => {
    const giving = [
      `connect failed: postgres://mattergraph:${hush}@db/mattergraph`,
      `Authorization: Bearer ${hush}`,
      `sent Basic ${Buffer.from(`demo:${hush}`).toString('base64')}`,
      `set-cookie: _session=${hush}; path=/`,
      `{"client_secret":"${hush} and more","grant_type":"code"}`,
      `net::ERR_FAILED at https://example.com/callback?code=${hush}&state=${hush}`,
      `the key mg_${hush} and the secret whsec_${hush}`,
      `refresh_token=${hush}`,
    ]
    for (const text of giving) {
      assert.ok(!scrub(text).includes(hush) && scrub(text).includes('[redacted]'), scrub(text))
      assert.ok(!written((logger) => logger.error({ err: new Error(text, { cause: text }) }, text)).includes(hush), text)
    }
    assert.equal(scrub(giving[0] ?? ''), 'connect failed: postgres://[redacted]@db/mattergraph')
    for (const plain of ['Clio answered GET /api/v4/users with status 503', 'INTERNAL_SECRET: this program needs it', 'error code: 42P01'])
      assert.equal(scrub(plain), plain)
  })
})
