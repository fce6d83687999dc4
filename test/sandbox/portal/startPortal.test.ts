import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { withPortal } from './withPortal.js'

const effectList = z.array(z.object({ at: z.string(), kind: z.string(), operation: z.string(), id: z.string(), body: z.unknown() }))

test('a portal answers its vendor’s routes on 127.0.0.1 and tells its origin', () =>
  withPortal(async ({ portal, ask }) => {
    assert.match(portal.origin, /^http:\/\/127\.0\.0\.1:\d+$/)
    assert.equal((await ask('GET', '/open')).read(z.object({ size: z.number() })).size, 5)
  }))

test('requests are counted by route pattern, the desk’s own are not, and DELETE starts again', () =>
  withPortal(async ({ ask }) => {
    await ask('GET', '/cases/1.json')
    await ask('GET', '/cases/2.json?x=1')
    await ask('GET', '/nowhere')
    assert.deepEqual((await ask('GET', '/_sandbox/requests')).json, [
      { method: 'GET', route: '/cases/:id.json', count: 2 },
      { method: 'GET', route: '/nowhere', count: 1 },
    ])
    assert.equal((await ask('DELETE', '/_sandbox/requests')).status, 204)
    assert.deepEqual((await ask('GET', '/_sandbox/requests')).json, [])
  }))

test('effects tell every accepted write in order', () =>
  withPortal(async ({ ask }) => {
    const first = await ask('POST', '/cases', { name: 'One' })
    await ask('POST', '/cases', { name: 'Two' })
    const effects = (await ask('GET', '/_sandbox/effects')).read(effectList)
    assert.deepEqual(
      effects.map(({ operation, kind, body }) => [operation, kind, body]),
      [
        ['create', 'matters', { name: 'One' }],
        ['create', 'matters', { name: 'Two' }],
      ],
    )
    assert.equal(effects[0]?.id, first.read(z.object({ id: z.string() })).id)
    assert.match(effects[0]?.at ?? '', /^\d{4}-\d\d-\d\dT.*Z$/)
  }))
