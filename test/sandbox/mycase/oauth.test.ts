import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { sandboxClient } from '../../../sandbox/portal/logins.js'
import { hidden } from './createVisitor.js'
import { ask, authorizePath, codeIn, exchangeCode, exchangeRefresh, withMyCase } from './withMyCase.js'

const hourMs = 3_600_000
const errorOf = (json: unknown): string => z.object({ error: z.string() }).parse(json).error

test('consent sends the browser to the registered address with code and state', () =>
  withMyCase(async ({ signedIn }) => {
    const someone = await signedIn()
    const page = await someone.get(authorizePath())
    assert.match(page.text, /Authorize Sandbox Integration\?/)
    const sent = await someone.post('/login_sessions/authorize', { ...hidden(page.text), decision: 'allow' })
    assert.match(sent.headers.get('location') ?? '', /^http:\/\/127\.0\.0\.1:9\/callback\?code=[\w-]+&state=abc$/)
    assert.equal((await someone.get(authorizePath())).status, 302, 'who consented is not asked again')
  }))

test('a denied consent comes back as an error', () =>
  withMyCase(async ({ signedIn }) => {
    const someone = await signedIn()
    const page = await someone.get(authorizePath())
    const sent = await someone.post('/login_sessions/authorize', { ...hidden(page.text), decision: 'deny' })
    assert.match(sent.headers.get('location') ?? '', /callback\?error=access_denied/)
  }))

test('an unknown client and another redirect address are refused', () =>
  withMyCase(async ({ visitor }) => {
    assert.equal((await visitor().get(authorizePath({ client_id: 'nobody' }))).status, 400)
    assert.equal((await visitor().get(authorizePath({ redirect_uri: 'http://127.0.0.1:9/other' }))).status, 400)
  }))

test('consent is Forbidden to users who may not manage the firm’s preferences', () =>
  withMyCase(async ({ signedIn, desk, records }) => {
    const [user] = await records('users')
    await desk('PATCH', `records/users/${String(user?.['id'])}`, { manage_firm_preferences: false })
    const answer = await (await signedIn()).get(authorizePath())
    assert.equal(answer.status, 403)
    assert.match(answer.text, /Forbidden/)
  }))

test('a code gives a 24-hour token, a refresh token and the firm’s identifier, once', () =>
  withMyCase(async ({ signedIn, origin }) => {
    const someone = await signedIn()
    const page = await someone.get(authorizePath())
    const code = codeIn(await someone.post('/login_sessions/authorize', { ...hidden(page.text), decision: 'allow' }))
    const answer = z
      .object({ token_type: z.string(), expires_in: z.number(), firm_uuid: z.string(), scope: z.string() })
      .parse((await exchangeCode(origin, code)).json)
    assert.equal(answer.token_type, 'Bearer')
    assert.equal(answer.expires_in, 86_400)
    assert.match(answer.firm_uuid, /^[\w-]{22}$/)
    const again = await exchangeCode(origin, code)
    assert.equal(again.status, 401)
    assert.equal(errorOf(again.json), 'invalid_grant')
  }))

test('a wrong client secret is a 401', () =>
  withMyCase(async ({ origin }) => {
    const answer = await exchangeCode(origin, 'x', { client_secret: 'wrong' })
    assert.equal(answer.status, 401)
    assert.equal(errorOf(answer.json), 'invalid_client')
  }))

test('form-encoded token requests are taken too', () =>
  withMyCase(async ({ signedIn, consent, visitor }) => {
    const { refresh_token } = await consent(await signedIn())
    const fields = { grant_type: 'refresh_token', refresh_token, client_id: sandboxClient.id, client_secret: sandboxClient.secret }
    assert.equal((await visitor().post('/tokens', fields)).status, 200)
  }))

test('a refresh token is good once and is replaced, without firm_uuid', () =>
  withMyCase(async ({ signedIn, consent, origin }) => {
    const first = await consent(await signedIn())
    const answer = await exchangeRefresh(origin, first.refresh_token)
    const second = z
      .strictObject({
        access_token: z.string(),
        refresh_token: z.string(),
        token_type: z.string(),
        scope: z.string(),
        expires_in: z.number(),
      })
      .parse(answer.json)
    assert.notEqual(second.refresh_token, first.refresh_token)
    assert.equal((await exchangeRefresh(origin, first.refresh_token)).status, 401)
    assert.equal((await exchangeRefresh(origin, second.refresh_token)).status, 200)
  }))

test('access tokens end after 24 hours, refresh tokens after two weeks', () =>
  withMyCase(async ({ signedIn, consent, origin, desk }) => {
    const granted = await consent(await signedIn())
    await desk('POST', 'faults', { clockSkewMs: 25 * hourMs })
    assert.equal((await ask(origin, 'me', { token: granted.access_token })).status, 401)
    await desk('POST', 'faults', { clockSkewMs: 15 * 24 * hourMs })
    assert.equal((await exchangeRefresh(origin, granted.refresh_token)).status, 401)
  }))
