import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { load } from 'cheerio'
import { z } from 'zod'
import { identityProvider } from '../../../sandbox/identity-provider/identityProvider.js'
import { sandboxClient, sandboxPassword } from '../../../sandbox/portal/logins.js'
import { withPortal, type PortalVisit } from '../portal/withPortal.js'

const redirectUri = 'http://127.0.0.1:9/sso/callback?tenant=1'
const client = { client_id: sandboxClient.id, client_secret: sandboxClient.secret }

/** A browser as far as these pages need one: it keeps the cookie, sends forms, does not follow. */
const openVisitor = (origin: string) => {
  let cookie = ''
  const ask = async (path: string, form?: Record<string, string>) => {
    const answer = await fetch(origin + path, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return { status: answer.status, location: answer.headers.get('location') ?? '', page: load(await answer.text()) }
  }
  return {
    ask,
    authorize: (more: Record<string, string> = {}) => {
      const asked = { response_type: 'code', client_id: sandboxClient.id, redirect_uri: redirectUri, state: 'a b&c', ...more }
      return ask(`/authorize?${new URLSearchParams(asked).toString()}`)
    },
    signIn: (request: string, username = 'sso@example.com', password: string = sandboxPassword) =>
      ask('/sign-in', { request, username, password }),
  }
}

const requestOf = (page: ReturnType<typeof load>): string => page('input[name=request]').attr('value') ?? ''

const signedIn = async (origin: string): Promise<URL> => {
  const visitor = openVisitor(origin)
  const { page } = await visitor.authorize({ nonce: 'n-1' })
  return new URL((await visitor.signIn(requestOf(page))).location)
}

const withProvider = (visit: (visit: PortalVisit) => Promise<void>) => withPortal(visit, { definition: identityProvider })

test('a person signs in and goes back to the portal with a code and the portal’s own state', () =>
  withProvider(async ({ portal }) => {
    const back = await signedIn(portal.origin)
    assert.equal(back.origin + back.pathname, 'http://127.0.0.1:9/sso/callback')
    assert.equal(back.searchParams.get('tenant'), '1')
    assert.equal(back.searchParams.get('state'), 'a b&c')
    assert.ok(back.searchParams.get('code'))
  }))

test('a portal exchanges the code for who it was, by JSON, form or HTTP Basic', () =>
  withProvider(async ({ portal, ask }) => {
    const answer = z.object({ access_token: z.string(), id_token: z.string(), email: z.string() })
    const fresh = async () => ({ code: (await signedIn(portal.origin)).searchParams.get('code') ?? '', redirect_uri: redirectUri })
    const byJson = (await ask('POST', '/token', { ...(await fresh()), ...client })).read(answer)
    assert.equal(byJson.email, 'sso@example.com')
    const byForm = await fetch(`${portal.origin}/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...(await fresh()), ...client, grant_type: 'authorization_code' }),
    })
    assert.equal(answer.parse(await byForm.json()).email, 'sso@example.com')
    const authorization = `Basic ${Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64')}`
    const byBasic = await fetch(`${portal.origin}/token`, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams(await fresh()),
    })
    assert.equal(answer.parse(await byBasic.json()).email, 'sso@example.com')
    const person = await fetch(`${portal.origin}/userinfo`, { headers: { authorization: `Bearer ${byJson.access_token}` } })
    assert.equal(z.object({ email: z.string() }).parse(await person.json()).email, 'sso@example.com')
    assert.equal((await ask('GET', '/userinfo')).status, 401)

    const [head = '', claims = '', signature] = byJson.id_token.split('.')
    assert.equal(createHmac('sha256', client.client_secret).update(`${head}.${claims}`).digest('base64url'), signature)
    assert.partialDeepStrictEqual(JSON.parse(Buffer.from(claims, 'base64url').toString()), {
      iss: portal.origin,
      aud: client.client_id,
      nonce: 'n-1',
    })
  }))

test('a code is good once, for its own address and its own client', () =>
  withProvider(async ({ portal, ask }) => {
    const exchange = async (change: Record<string, string>) => {
      const code = (await signedIn(portal.origin)).searchParams.get('code') ?? ''
      const sent = { code, redirect_uri: redirectUri, ...client, ...change }
      const first = await ask('POST', '/token', sent)
      return [first.status, first.read(z.object({ error: z.string().optional() })).error, (await ask('POST', '/token', sent)).status]
    }
    assert.deepEqual(await exchange({}), [200, undefined, 400])
    assert.deepEqual(await exchange({ redirect_uri: 'http://127.0.0.1:9/other' }), [400, 'invalid_grant', 400])
    assert.deepEqual(await exchange({ client_secret: 'wrong' }), [401, 'invalid_client', 401])
    assert.deepEqual(await exchange({ code: 'made-up' }), [400, 'invalid_grant', 400])
    assert.equal((await ask('POST', '/token', {})).status, 400)
    const late = (await signedIn(portal.origin)).searchParams.get('code') ?? ''
    await ask('POST', '/_sandbox/faults', { clockSkewMs: 5 * 60_000 })
    assert.equal((await ask('POST', '/token', { code: late, redirect_uri: redirectUri, ...client })).status, 400)
  }))

test('a wrong password shows the form again and says so; five lock the account', () =>
  withProvider(async ({ portal }) => {
    const visitor = openVisitor(portal.origin)
    let { page } = await visitor.authorize({ login_hint: 'sso@example.com' })
    assert.equal(page('input[name=username]').attr('value'), 'sso@example.com')
    for (let count = 0; count < 5; count += 1) {
      ;({ page } = await visitor.signIn(requestOf(page), 'sso@example.com', 'wrong'))
      assert.match(page('[role=alert]').text(), /incorrect/)
    }
    ;({ page } = await visitor.signIn(requestOf(page)))
    assert.match(page('[role=alert]').text(), /locked/)
  }))

test('only people whose firm uses single sign-on have an account here', () =>
  withProvider(async ({ portal }) => {
    const visitor = openVisitor(portal.origin)
    const { page } = await visitor.authorize()
    assert.match((await visitor.signIn(requestOf(page), 'demo@example.com')).page('[role=alert]').text(), /incorrect/)
  }))

test('who is signed in already goes straight back, unless the portal wants the password again', () =>
  withProvider(async ({ portal }) => {
    const visitor = openVisitor(portal.origin)
    assert.match((await visitor.authorize({ prompt: 'none' })).location, /error=login_required/)
    await visitor.signIn(requestOf((await visitor.authorize()).page))
    assert.match((await visitor.authorize()).location, /code=/)
    assert.equal((await visitor.authorize({ prompt: 'login' })).page('input[name=password]').length, 1)
  }))

test('nobody is sent anywhere but to this machine, nor for a client that is not known', () =>
  withProvider(async ({ portal }) => {
    const visitor = openVisitor(portal.origin)
    for (const wrong of [
      { redirect_uri: 'https://example.com/' },
      { redirect_uri: 'http://127.0.0.1.example.com/' },
      { redirect_uri: 'javascript:alert(1)' },
      { redirect_uri: 'nowhere' },
      { client_id: 'other' },
    ]) {
      const answer = await visitor.authorize(wrong)
      assert.equal(answer.status, 400)
      assert.equal(answer.location, '')
    }
    assert.match((await visitor.authorize({ response_type: 'token' })).location, /error=unsupported_response_type/)
    assert.match((await visitor.signIn('made-up')).page('[role=alert]').text(), /too old/)
  }))

test('it says where everything is', () =>
  withProvider(async ({ portal, ask }) => {
    assert.partialDeepStrictEqual((await ask('GET', '/.well-known/openid-configuration')).json, {
      issuer: portal.origin,
      authorization_endpoint: `${portal.origin}/authorize`,
      token_endpoint: `${portal.origin}/token`,
    })
  }))

test('its drift renames the fields of the form', () =>
  withProvider(async ({ portal, ask }) => {
    await ask('POST', '/_sandbox/faults', { drift: 'renamed-fields' })
    const visitor = openVisitor(portal.origin)
    const { page } = await visitor.authorize()
    assert.equal(page('input[name=username]').length, 0)
    const sent = { request: requestOf(page), identifier: 'sso@example.com', secret: sandboxPassword }
    assert.match((await visitor.ask('/sign-in', sent)).location, /code=/)
  }))

test('its desk shows the one account and no records', () =>
  withProvider(async ({ ask }) => {
    const text = load((await ask('GET', '/_sandbox/')).text)('main').text()
    assert.match(text, /sso@example\.com/)
    assert.doesNotMatch(text, /demo@example\.com/)
    assert.equal((await ask('GET', '/_sandbox/records/matters')).status, 404)
  }))
