import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TOTP } from 'otpauth'
import { z } from 'zod'
import { sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { withPortal } from './withPortal.js'

const calm = { latencyMs: 0, jitterMs: 0, drift: null, rateLimit: { scale: 1 }, clockSkewMs: 0, next: [] }

test('an order changes what it names and keeps the rest; single faults queue up; DELETE clears all', () =>
  withPortal(async ({ ask }) => {
    await ask('POST', '/_sandbox/faults', { latencyMs: 1, next: [{ do: 'hang', match: { path: '/a' } }] })
    const after = await ask('POST', '/_sandbox/faults', { jitterMs: 2, next: [{ do: 'error', status: 503, times: 2 }] })
    const waiting = [
      { match: { path: '/a' }, times: 1, do: 'hang', status: 500 },
      { match: {}, times: 2, do: 'error', status: 503 },
    ]
    assert.deepEqual(after.json, { ...calm, latencyMs: 1, jitterMs: 2, next: waiting })
    assert.deepEqual((await ask('GET', '/_sandbox/faults')).json, after.json)
    assert.equal((await ask('DELETE', '/_sandbox/faults')).status, 204)
    assert.deepEqual((await ask('GET', '/_sandbox/faults')).json, calm)
  }))

test('error answers with its status as often as ordered, only where method and path fit', () =>
  withPortal(async ({ ask }) => {
    await ask('POST', '/_sandbox/faults', { next: [{ match: { method: 'get', path: '/op*n' }, times: 2, do: 'error', status: 503 }] })
    const statuses = []
    for (const [method, path] of [
      ['POST', '/cases'],
      ['GET', '/open?x=1'],
      ['GET', '/cases/1.json'],
      ['GET', '/open'],
      ['GET', '/open'],
    ] as const)
      statuses.push((await ask(method, path, method === 'POST' ? { name: 'One' } : undefined)).status)
    assert.deepEqual(statuses, [201, 503, 404, 503, 200])
  }))

test('a path without a star is a beginning', () =>
  withPortal(async ({ ask }) => {
    await ask('POST', '/_sandbox/faults', { next: [{ match: { path: '/cases' }, do: 'error' }] })
    assert.equal((await ask('GET', '/open')).status, 200)
    assert.equal((await ask('GET', '/cases/1.json')).status, 500)
  }))

test('drop-before loses the write, drop-after keeps it, and neither answers', () =>
  withPortal(async ({ ask }) => {
    await ask('POST', '/_sandbox/faults', { next: [{ do: 'drop-before' }, { do: 'drop-after' }] })
    await assert.rejects(ask('POST', '/cases', { name: 'Before' }))
    await assert.rejects(ask('POST', '/cases', { name: 'After' }))
    const effects = (await ask('GET', '/_sandbox/effects')).read(z.array(z.object({ body: z.unknown() })))
    assert.deepEqual(effects, [{ body: { name: 'After' } }])
    assert.deepEqual((await ask('GET', '/_sandbox/requests')).json, [{ method: 'POST', route: '/cases', count: 2 }])
  }))

test('hang never answers; closing the portal ends it', async () => {
  let hanging: Promise<unknown> = Promise.resolve()
  await withPortal(async ({ portal, ask }) => {
    await ask('POST', '/_sandbox/faults', { next: [{ do: 'hang' }] })
    hanging = assert.rejects(fetch(`${portal.origin}/open`))
    while ((await ask('GET', '/_sandbox/requests')).text === '[]') await ask('GET', '/_sandbox/faults')
    assert.equal((await ask('GET', '/open')).status, 200)
  })
  await hanging
})

test('html answers 200 with a maintenance page', () =>
  withPortal(async ({ ask }) => {
    await ask('POST', '/_sandbox/faults', { next: [{ do: 'html' }] })
    const answer = await ask('GET', '/open')
    assert.equal(answer.status, 200)
    assert.match(answer.text, /<h1>We will be right back/)
  }))

test('logout ends every session and lets the request meet the portal signed out', () =>
  withPortal(async ({ ask }) => {
    const { token } = await signIn(ask)
    assert.equal((await ask('GET', `/cases?token=${token}`)).status, 200)
    await ask('POST', '/_sandbox/faults', { next: [{ do: 'logout' }] })
    assert.equal((await ask('GET', `/cases?token=${token}`)).status, 401)
  }))

test('expireSessions ends every session at once and lets the same authenticator code sign in again', () =>
  withPortal(async ({ ask }) => {
    const { token, code } = await signIn(ask)
    await ask('POST', '/_sandbox/faults', { expireSessions: true })
    assert.equal((await ask('GET', `/cases?token=${token}`)).status, 401)
    assert.equal((await ask('POST', '/login', { username: 'demo@example.com', password: 'Sandbox-2026!', code })).status, 200)
  }))

test('a drift is one of the portal’s own variants', () =>
  withPortal(async ({ ask }) => {
    const refused = await ask('POST', '/_sandbox/faults', { drift: 'sideways' })
    assert.equal(refused.status, 400)
    assert.match(refused.read(z.object({ message: z.string() })).message, /renamed-field/)
    const { token } = await signIn(ask)
    await ask('POST', '/_sandbox/faults', { drift: 'renamed-field' })
    assert.match((await ask('GET', `/cases?token=${token}`)).text, /"title"/)
    await ask('POST', '/_sandbox/faults', { drift: null })
    assert.match((await ask('GET', `/cases?token=${token}`)).text, /"name"/)
  }))

test('the portal’s clock can be wrong, and its sessions end by that clock', () =>
  withPortal(async ({ ask }) => {
    const { token } = await signIn(ask)
    await ask('POST', '/_sandbox/faults', { clockSkewMs: 3_600_000 })
    const { now } = (await ask('GET', '/open')).read(z.object({ now: z.string() }))
    assert.ok(Date.parse(now) - Date.now() > 3_500_000)
    assert.equal((await ask('GET', `/cases?token=${token}`)).status, 401)
  }))

test('an unknown key, kind or value is refused by name, and nothing changes', () =>
  withPortal(async ({ ask }) => {
    for (const [order, named] of [
      [{ latency: 5 }, /latency/],
      [{ next: [{ do: 'explode' }] }, /next\[0\]\.do/],
      [{ next: [{ do: 'hang', match: { url: '/' } }] }, /url/],
      [{ latencyMs: -1, rateLimit: { scale: 0 } }, /latencyMs[^]*rateLimit\.scale/],
    ] as const) {
      const refused = await ask('POST', '/_sandbox/faults', order)
      assert.equal(refused.status, 400)
      assert.match(refused.read(z.object({ message: z.string() })).message, named)
    }
    assert.deepEqual((await ask('GET', '/_sandbox/faults')).json, calm)
  }))

test('no fault touches the desk', () =>
  withPortal(async ({ ask }) => {
    await ask('POST', '/_sandbox/faults', { latencyMs: 600_000, next: [{ do: 'error', times: 100 }] })
    assert.equal((await ask('GET', '/_sandbox/')).status, 200)
    assert.equal((await ask('GET', '/_sandbox/effects')).status, 200)
  }))

const signIn = async (ask: (method: string, path: string, body?: unknown) => Promise<{ read<T>(shape: z.ZodType<T>): T }>) => {
  const code = new TOTP({ secret: sandboxTotpSecret }).generate()
  const signedIn = await ask('POST', '/login', { username: 'demo@example.com', password: sandboxPassword, code })
  return { code, token: signedIn.read(z.object({ token: z.string() })).token }
}
