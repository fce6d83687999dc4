import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { load } from 'cheerio'
import { z } from 'zod'
import { withPortal } from './withPortal.js'

const oneCase = z.object({ id: z.string(), name: z.string() })
const refusal = z.object({ message: z.string() })

test('records are listed and found as stored', () =>
  withPortal(async ({ ask }) => {
    const list = (await ask('GET', '/_sandbox/records/matters')).read(z.array(oneCase))
    assert.equal(list.length, 5)
    assert.deepEqual((await ask('GET', `/_sandbox/records/matters/${list[2]?.id}`)).json, list[2])
  }))

test('a long list comes whole', () =>
  withPortal(
    async ({ ask }) => {
      const list = (await ask('GET', '/_sandbox/records/matters')).read(z.array(oneCase))
      assert.equal(new Set(list.map(({ id }) => id)).size, 1000)
    },
    { matters: 1000 },
  ))

test('a person in the portal creates, edits and deletes; none of it is an effect', () =>
  withPortal(async ({ ask }) => {
    const made = await ask('POST', '/_sandbox/records/matters', { name: 'New' })
    assert.equal(made.status, 201)
    const { id } = made.read(oneCase)
    assert.deepEqual((await ask('PATCH', `/_sandbox/records/matters/${id}`, { name: 'Newer' })).json, { id, name: 'Newer' })
    assert.deepEqual((await ask('GET', `/cases/${id}.json`)).json, { id, name: 'Newer' })
    assert.equal((await ask('DELETE', `/_sandbox/records/matters/${id}`)).status, 204)
    assert.equal((await ask('GET', `/_sandbox/records/matters/${id}`)).status, 404)
    assert.deepEqual((await ask('GET', '/_sandbox/effects')).json, [])
  }))

test('what does not exist is a 404 and what is wrong a 400, each with a message', () =>
  withPortal(async ({ ask }) => {
    for (const [method, path, body, status, named] of [
      ['GET', 'records/invoices', undefined, 404, /it has: matters/],
      ['GET', 'records/toString', undefined, 404, /toString/],
      ['PATCH', 'records/matters/none', {}, 404, /none/],
      ['DELETE', 'records/matters/none', undefined, 404, /none/],
      ['POST', 'records/matters', { name: 5 }, 400, /name: expected a text/],
      ['POST', 'records/matters', [], 400, /expected record/],
      ['POST', 'reset', { matters: 0 }, 400, /matters/],
      ['POST', 'reset', { size: 1 }, 400, /size/],
      ['GET', 'nothing', undefined, 404, /nothing/],
    ] as const) {
      const answer = await ask(method, `/_sandbox/${path}`, body)
      assert.equal(answer.status, status, path)
      assert.match(answer.read(refusal).message, named)
    }
  }))

test('a reset gives a fresh portal over another world at the same address', () =>
  withPortal(async ({ ask }) => {
    const before = (await ask('GET', '/_sandbox/records/matters')).text
    await ask('POST', '/cases', { name: 'One' })
    await ask('POST', '/_sandbox/faults', { latencyMs: 5 })
    assert.deepEqual((await ask('POST', '/_sandbox/reset', { seed: 2, matters: 7 })).json, { seed: 2, matters: 7 })
    assert.equal((await ask('GET', '/_sandbox/records/matters')).read(z.array(oneCase)).length, 7)
    for (const list of ['effects', 'inbox', 'requests']) assert.deepEqual((await ask('GET', `/_sandbox/${list}`)).json, [], list)
    assert.partialDeepStrictEqual((await ask('GET', '/_sandbox/faults')).json, { latencyMs: 0 })
    await ask('POST', '/_sandbox/reset', { seed: 1, matters: 5 })
    assert.equal((await ask('GET', '/_sandbox/records/matters')).text, before)
    assert.deepEqual((await ask('POST', '/_sandbox/reset')).json, { seed: 1, matters: 5 })
  }))

test('a reset to 100 000 matters is answered at once', () =>
  withPortal(async ({ ask }) => {
    await ask('POST', '/_sandbox/reset', { matters: 100_000 })
    assert.deepEqual((await ask('GET', '/open')).read(z.object({ size: z.number() })), { size: 100_000 })
  }))

test('the page shows the world, the people, what came, and every fault the portal knows', () =>
  withPortal(async ({ ask }) => {
    await ask('POST', '/cases', { name: '<script>alert(1)</script>' })
    await ask('POST', '/login', { username: 'sms@example.com', password: 'Sandbox-2026!' })
    const { code } = (await ask('GET', '/_sandbox/inbox')).read(z.tuple([z.object({ code: z.string() })]))[0]
    const page = load((await ask('GET', '/_sandbox/')).text)
    const text = page('main').text()
    for (const shown of [
      'Toy Portal',
      'demo@example.com',
      'Sandbox-2026!',
      code,
      '/cases',
      'Matters',
      '<script>alert(1)</script>',
      'renamed-field',
    ])
      assert.ok(text.includes(shown), shown)
    assert.equal(page('script').length, 1)
    assert.match(page('td:contains("demo@example.com")').siblings().eq(1).text(), /^\d{6}$/)
  }))

test('only this machine’s own names are answered: a foreign page cannot point its name here', () =>
  withPortal(async ({ portal, ask }) => {
    const status = await new Promise((resolve, reject) => {
      request(`${portal.origin}/_sandbox/effects`, { headers: { host: 'portal.example.com' } }, (answer) =>
        resolve(answer.resume().statusCode),
      )
        .on('error', reject)
        .end()
    })
    assert.equal(status, 403)
    const form = await fetch(`${portal.origin}/_sandbox/reset`, { method: 'POST', body: new URLSearchParams({ seed: '2' }) })
    assert.equal(form.status, 415)
    assert.equal((await ask('GET', '/_sandbox')).status, 302)
  }))
