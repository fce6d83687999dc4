import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { sandboxClient } from '../../../sandbox/portal/logins.js'
import { type ClioAnswer, hidden, type Visitor, withClio } from './withClio.js'

const authorize = `/oauth/authorize?response_type=code&client_id=${sandboxClient.id}&redirect_uri=${encodeURIComponent(sandboxClient.redirectUri)}&state=s1`
const client = { client_id: sandboxClient.id, client_secret: sandboxClient.secret }
const tokens = z.object({
  token_type: z.literal('bearer'),
  access_token: z.string(),
  expires_in: z.number(),
  refresh_token: z.string().optional(),
})

const decide = async (someone: Visitor, decision: string, more = ''): Promise<ClioAnswer> => {
  const page = await someone.get(authorize + more)
  return someone.post('/oauth/authorize', { ...hidden(page), decision })
}

const grant = async (someone: Visitor): Promise<{ readonly code: string; readonly answer: ClioAnswer }> => {
  const allowed = await decide(someone, 'allow')
  const code = new URL(allowed.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const form = { ...client, grant_type: 'authorization_code', code, redirect_uri: sandboxClient.redirectUri }
  return { code, answer: await someone.post('/oauth/token', form) }
}

describe('Clio OAuth', () => {
  test('consent gives a code and the state back; the code buys thirty days of access and a refresh token', () =>
    withClio(async ({ signedIn, visitor }) => {
      const someone = await signedIn()
      const allowed = await decide(someone, 'allow')
      const address = new URL(allowed.headers.get('location') ?? '')
      assert.equal(`${address.origin}${address.pathname}`, sandboxClient.redirectUri)
      assert.equal(address.searchParams.get('state'), 's1')
      const { answer } = await grant(someone)
      const token = tokens.parse(answer.json)
      assert.equal(token.expires_in, 2_592_000)
      assert.ok(token.refresh_token)
      const who = await visitor().get('/api/v4/users/who_am_i', { authorization: `Bearer ${token.access_token}` })
      assert.equal(who.status, 200)
    }))

  test('a code is good once', () =>
    withClio(async ({ signedIn }) => {
      const someone = await signedIn()
      const { code } = await grant(someone)
      const again = await someone.post('/oauth/token', {
        ...client,
        grant_type: 'authorization_code',
        code,
        redirect_uri: sandboxClient.redirectUri,
      })
      assert.equal(again.status, 400)
      assert.equal(z.object({ error: z.string() }).parse(again.json).error, 'invalid_grant')
    }))

  test('a code ends after ten minutes', () =>
    withClio(async ({ signedIn, desk }) => {
      const someone = await signedIn()
      const allowed = await decide(someone, 'allow')
      const code = new URL(allowed.headers.get('location') ?? '').searchParams.get('code') ?? ''
      await desk('POST', 'faults', { clockSkewMs: 11 * 60_000 })
      const answer = await someone.post('/oauth/token', {
        ...client,
        grant_type: 'authorization_code',
        code,
        redirect_uri: sandboxClient.redirectUri,
      })
      assert.equal(answer.status, 400)
    }))

  test('a refresh token is used again and again and never replaced', () =>
    withClio(async ({ signedIn, visitor }) => {
      const someone = await signedIn()
      const { refresh_token: refresh = '' } = tokens.parse((await grant(someone)).answer.json)
      for (let time = 0; time < 2; time += 1) {
        const answer = tokens.parse(
          (await visitor().post('/oauth/token', { ...client, grant_type: 'refresh_token', refresh_token: refresh })).json,
        )
        assert.equal(answer.refresh_token, undefined)
        const who = await visitor().get('/api/v4/users/who_am_i', { authorization: `Bearer ${answer.access_token}` })
        assert.equal(who.status, 200)
      }
    }))

  test('a revoked token opens nothing', () =>
    withClio(async ({ signedIn, visitor }) => {
      const { access_token: token } = tokens.parse((await grant(await signedIn())).answer.json)
      const bearer = { authorization: `Bearer ${token}` }
      const revoked = await visitor().post('/oauth/deauthorize', { token }, bearer)
      assert.deepEqual([revoked.status, revoked.text], [200, ''])
      assert.equal((await visitor().get('/api/v4/users/who_am_i', bearer)).status, 401)
    }))

  test('declining is told to the application only where it asked for that', () =>
    withClio(async ({ signedIn }) => {
      const someone = await signedIn()
      assert.equal((await decide(someone, 'decline')).headers.get('location'), '/nc/#/')
      const told = await decide(someone, 'decline', '&redirect_on_decline=true')
      assert.equal(new URL(told.headers.get('location') ?? '').searchParams.get('error'), 'access_denied')
    }))

  test('an unknown client id is a page, not an error body', () =>
    withClio(async ({ signedIn }) => {
      const page = await (await signedIn()).get(authorize.replace(sandboxClient.id, 'another-region'))
      assert.equal(page.status, 400)
      assert.match(page.text, /client id is wrong/)
    }))

  test('a native application reads its code from the address and title of the approval page', () =>
    withClio(async ({ signedIn, origin }) => {
      const someone = await signedIn()
      const page = await someone.get(
        authorize.replace(encodeURIComponent(sandboxClient.redirectUri), encodeURIComponent(`${origin}/oauth/approval`)),
      )
      const allowed = await someone.post('/oauth/authorize', { ...hidden(page), decision: 'allow' })
      const address = allowed.headers.get('location') ?? ''
      const code = new URL(address).searchParams.get('code') ?? ''
      assert.match((await someone.get(address)).text, new RegExp(`<title>Success code=${code}</title>`))
    }))
})
