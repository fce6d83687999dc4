import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cookieJarOf, cookiesOf, type SessionCookie, sessionCookies } from '../../../../subgraphs/vendor/http/cookies.js'

const cookie: SessionCookie = {
  name: 'session',
  value: 'a=b;"c"',
  domain: 'app.example.com',
  hostOnly: true,
  path: '/',
  secure: true,
  httpOnly: true,
  expires: null,
}

test('a session’s cookies survive JSON and the jar unchanged', () => {
  const kept = [
    cookie,
    { ...cookie, name: 'shared', value: '1', domain: 'example.com', hostOnly: false, expires: '2126-02-18T17:21:02.000Z' },
    { ...cookie, name: 'form', value: '', path: '/forms', secure: false, httpOnly: false },
  ]
  const restored = sessionCookies.parse(JSON.parse(JSON.stringify(cookiesOf(cookieJarOf(kept)))))
  const byName = (one: SessionCookie, other: SessionCookie): number => one.name.localeCompare(other.name)
  assert.deepEqual(restored.toSorted(byName), kept.toSorted(byName))
})

test('a cookie goes to its own host, a domain’s cookie to the hosts below it, a secure one over TLS', async () => {
  const jar = cookieJarOf([
    { ...cookie, name: 'own', value: '1' },
    { ...cookie, name: 'all', value: '2', domain: 'example.com', hostOnly: false, secure: false },
  ])
  const sent = async (url: string): Promise<string[]> => (await jar.getCookieString(url)).split('; ').toSorted()
  assert.deepEqual(await sent('https://app.example.com/x'), ['all=2', 'own=1'])
  assert.deepEqual(await sent('http://app.example.com/x'), ['all=2'])
  assert.deepEqual(await sent('https://api.example.com/x'), ['all=2'])
  assert.deepEqual(await sent('https://example.org/'), [''])
})

test('a cookie that has run out is not kept', () => {
  assert.deepEqual(cookiesOf(cookieJarOf([{ ...cookie, expires: '2020-01-01T00:00:00.000Z' }])), [])
})
