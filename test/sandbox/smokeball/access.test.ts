import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { z } from 'zod'
import { sandboxClient } from '../../../sandbox/portal/logins.js'
import { idOf, signIn, withSmokeball, type SmokeballVisit } from './withSmokeball.js'

const basic = `Basic ${Buffer.from(`${sandboxClient.id}:${sandboxClient.secret}`).toString('base64')}`

const token = (visit: SmokeballVisit, form: Record<string, string>, headers: Record<string, string> = {}) =>
  visit.api('/oauth2/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: '', ...headers },
    body: new URLSearchParams(form).toString(),
  })

/** Goes the way of a browser: authorize with the app's cookie, allow, back with a code. */
const codeFor = async ({ portal }: SmokeballVisit, cookie: string, challenge: string): Promise<string> => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: sandboxClient.id,
    redirect_uri: sandboxClient.redirectUri,
    state: 'xyz',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  const page = await (await fetch(`${portal.origin}/oauth2/authorize?${query.toString()}`, { headers: { cookie } })).text()
  const consent = z.string().parse(/name="consent" value="([^"]+)"/.exec(page)?.[1])
  const allowed = await fetch(`${portal.origin}/oauth2/consent`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ consent }),
  })
  const back = new URL(allowed.headers.get('location') ?? '')
  assert.equal(back.searchParams.get('state'), 'xyz')
  return z.string().parse(back.searchParams.get('code'))
}

test('bearer and API key are both needed', () =>
  withSmokeball(async ({ api }) => {
    const noToken = await api('/matters', { headers: { authorization: '' } })
    assert.deepEqual([noToken.status, noToken.json], [401, { message: 'Unauthorized' }])
    const wrongKey = await api('/matters', { headers: { 'x-api-key': 'wrong' } })
    assert.deepEqual([wrongKey.status, wrongKey.json], [403, { message: 'Forbidden' }])
    assert.equal((await api('/no-such-resource')).status, 403)
  }))

test('five requests at once, then the gateway refuses; each endpoint has its own allowance', () =>
  withSmokeball(
    async ({ api }) => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => api('/staff')))
      assert.equal(answers.filter(({ status }) => status === 200).length, 5)
      assert.deepEqual(answers.find(({ status }) => status === 429)?.json, { message: 'Too Many Requests' })
      assert.equal((await api('/firm')).status, 200)
    },
    { limitScale: 1 },
  ))

test('errors of the API are problems, RFC 7807; a number in the place of an id is not found', () =>
  withSmokeball(async ({ api }) => {
    const wrong = (await api('/matters?Limit=0')).read(
      z.object({
        type: z.string(),
        title: z.string(),
        status: z.literal(400),
        detail: z.string(),
        instance: z.literal('/matters'),
        errors: z.array(z.unknown()),
      }),
    )
    assert.match(wrong.detail, /Limit/)
    assert.equal((await api('/matters/2026-00001')).status, 404)
  }))

test('an access token lives an hour; the refresh token is not rotated and lives thirty days', () =>
  withSmokeball(async (visit) => {
    const { ask, api, welcome } = visit
    const skew = (hours: number) => ask('POST', '/_sandbox/faults', { clockSkewMs: hours * 3_600_000 })
    await skew(1.01)
    assert.equal((await api('/firm')).status, 401)
    const renewed = await token(visit, { grant_type: 'refresh_token', client_id: welcome.clientId, refresh_token: welcome.refreshToken })
    const { access_token } = renewed.read(
      z.strictObject({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.literal(3600) }),
    )
    assert.equal((await api('/firm', { headers: { authorization: `Bearer ${access_token}` } })).status, 200)
    await skew(31 * 24)
    const dead = await token(visit, { grant_type: 'refresh_token', client_id: welcome.clientId, refresh_token: welcome.refreshToken })
    assert.deepEqual([dead.status, dead.json], [400, { error: 'invalid_grant' }])
  }))

test('scopes stand inside the token; a missing one is refused with execute-api:Invoke', () =>
  withSmokeball(async (visit) => {
    const answer = await token(
      visit,
      { grant_type: 'client_credentials', client_id: sandboxClient.id, scope: 'staff/read' },
      { authorization: basic },
    )
    const { access_token } = answer.read(z.strictObject({ access_token: z.string(), token_type: z.string(), expires_in: z.int() }))
    const headers = { authorization: `Bearer ${access_token}`, 'x-api-key': sandboxClient.apiKey }
    assert.equal((await visit.api('/staff', { headers })).status, 200)
    const refused = await visit.api('/matters', { headers })
    assert.equal(refused.status, 403)
    assert.match(refused.text, /execute-api:Invoke/)
    assert.equal(
      z.object({ scope: z.string() }).parse(JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString())).scope,
      'staff/read',
    )
  }))

test('UserId names a user, not a staff member', () =>
  withSmokeball(async ({ api, list, welcome }) => {
    assert.equal((await api('/firm', { headers: { userid: welcome.userId } })).status, 200)
    assert.equal((await api('/firm', { headers: { userid: idOf((await list('/staff')).value[0]) } })).status, 401)
  }))

test('a code comes with consent and PKCE, and is good for one try', () =>
  withSmokeball(async (visit) => {
    await visit.ask('POST', '/_sandbox/faults', { expireSessions: true })
    const first = await fetch(
      `${visit.portal.origin}/oauth2/authorize?response_type=code&client_id=${sandboxClient.id}&redirect_uri=${sandboxClient.redirectUri}`,
      { redirect: 'manual' },
    )
    assert.match(first.headers.get('location') ?? '', /^\/#\/login\?return=/)
    const cookie = await cookieOf(visit)
    const verifier = 'a-verifier-long-enough-to-be-one-0123456789abc'
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const exchange = (code: string, code_verifier: string) =>
      token(
        visit,
        { grant_type: 'authorization_code', client_id: sandboxClient.id, redirect_uri: sandboxClient.redirectUri, code, code_verifier },
        { authorization: basic },
      )
    const burnt = await codeFor(visit, cookie, challenge)
    assert.equal((await exchange(burnt, 'wrong')).status, 400)
    assert.equal((await exchange(burnt, verifier)).status, 400)
    const good = await exchange(await codeFor(visit, cookie, challenge), verifier)
    assert.ok(
      good.read(z.strictObject({ access_token: z.string(), refresh_token: z.string(), token_type: z.string(), expires_in: z.int() })),
    )
  }))

test('an unregistered redirect address is told to the person, not redirected to', () =>
  withSmokeball(async ({ portal }) => {
    const answer = await fetch(
      `${portal.origin}/oauth2/authorize?response_type=code&client_id=${sandboxClient.id}&redirect_uri=http://127.0.0.1:9/other`,
      { redirect: 'manual' },
    )
    assert.equal(answer.status, 400)
  }))

test('five wrong passwords lock the login for fifteen minutes', () =>
  withSmokeball(async (visit) => {
    const attempt = () => visit.ask('POST', '/auth/sign-in', { email: 'sms@example.com', password: 'wrong' })
    for (let number = 1; number < 5; number += 1) assert.equal((await attempt()).status, 401)
    assert.equal((await attempt()).status, 423)
    await visit.ask('POST', '/_sandbox/faults', { clockSkewMs: 16 * 60_000 })
    assert.equal((await attempt()).status, 401)
  }))

test('codes by SMS and e-mail go to the inbox', () =>
  withSmokeball(async ({ ask }) => {
    await ask('POST', '/auth/sign-in', { email: 'sms@example.com', password: 'Sandbox-2026!' })
    await ask('POST', '/auth/sign-in', { email: 'email@example.com', password: 'Sandbox-2026!' })
    const inbox = (await ask('GET', '/_sandbox/inbox')).read(
      z.array(z.looseObject({ channel: z.string(), code: z.string().regex(/^\d{6}$/) })),
    )
    assert.deepEqual(
      inbox.map(({ channel }) => channel),
      ['sms', 'email'],
    )
  }))

const cookieOf = async (visit: SmokeballVisit): Promise<string> => {
  const { refreshToken } = await signIn(visit)
  assert.ok(refreshToken)
  const answer = await fetch(`${visit.portal.origin}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'email@example.com', password: 'Sandbox-2026!' }),
  })
  const { challenge } = z.object({ challenge: z.string() }).parse(await answer.json())
  const inbox = (await visit.ask('GET', '/_sandbox/inbox')).read(z.array(z.looseObject({ code: z.string() })))
  const verified = await fetch(`${visit.portal.origin}/auth/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ challenge, code: inbox.at(-1)?.code }),
  })
  return (verified.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
}
