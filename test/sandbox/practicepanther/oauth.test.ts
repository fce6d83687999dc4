import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { sandboxClient } from '../../../sandbox/portal/logins.js'
import { tokenOn, type Visit, type Visitor, withPracticePanther } from './withPracticePanther.js'

const tokens = z.strictObject({
  access_token: z.string().min(500),
  token_type: z.literal('bearer'),
  expires_in: z.literal(86_399),
  refresh_token: z.string().regex(/^[0-9a-f]{32}$/),
})

const asked = { response_type: 'code', client_id: sandboxClient.id, redirect_uri: sandboxClient.redirectUri, state: 'xyz' } as const
const secrets = { client_id: sandboxClient.id, client_secret: sandboxClient.secret } as const

const consent = async (browser: Visitor, decision: 'allow' | 'deny' = 'allow'): Promise<URL> => {
  const page = await browser.get(`/oauth/authorize?${new URLSearchParams(asked).toString()}`)
  const sent = await browser.post('/OAuth/Authorize', { ...asked, decision, __RequestVerificationToken: tokenOn(page) })
  return new URL(sent.headers.get('location') ?? '')
}

const grant = async ({ signedIn }: Visit): Promise<z.infer<typeof tokens>> => {
  const browser = await signedIn()
  const code = (await consent(browser)).searchParams.get('code') ?? ''
  const form = { grant_type: 'authorization_code', code, redirect_uri: sandboxClient.redirectUri, ...secrets }
  return tokens.parse((await browser.post('/OAuth/Token', form)).json)
}

describe("PracticePanther's OAuth", () => {
  it('gives a code with the state after consent, and none without', async () =>
    withPracticePanther(async ({ signedIn }) => {
      const browser = await signedIn()
      const allowed = await consent(browser)
      assert.equal(allowed.searchParams.get('state'), 'xyz')
      assert.ok(allowed.searchParams.has('code'))
      assert.equal((await consent(browser, 'deny')).searchParams.get('error'), 'access_denied')
    }))

  it('requires all four parameters and a registered address', async () =>
    withPracticePanther(async ({ signedIn }) => {
      const browser = await signedIn()
      for (const name of Object.keys(asked)) {
        const query = new URLSearchParams({ ...asked, [name]: '' })
        assert.equal((await browser.get(`/OAuth/Authorize?${query.toString()}`)).status, 400, name)
      }
      const elsewhere = new URLSearchParams({ ...asked, redirect_uri: 'https://elsewhere.example/' })
      assert.equal((await browser.get(`/OAuth/Authorize?${elsewhere.toString()}`)).status, 400)
    }))

  it('sends someone who is not signed in to the login page and back', async () =>
    withPracticePanther(async ({ visitor }) => {
      const away = await visitor().get(`/OAuth/Authorize?${new URLSearchParams(asked).toString()}`)
      assert.match(away.headers.get('location') ?? '', /^\/\?ReturnUrl=%2FOAuth%2FAuthorize/)
    }))

  it('gives opaque tokens for a day less one second, which open both APIs whatever the case of the scheme', async () =>
    withPracticePanther(async (visit) => {
      const { access_token } = await grant(visit)
      for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
        const answer = await visit.visitor().get('/api/v2/users/me', { authorization: `${scheme} ${access_token}` })
        assert.equal(answer.status, 200, scheme)
      }
      assert.equal((await visit.visitor().get('/api/user', { authorization: `Bearer ${access_token}` })).status, 200)
    }))

  it('takes a code once', async () =>
    withPracticePanther(async ({ signedIn }) => {
      const browser = await signedIn()
      const code = (await consent(browser)).searchParams.get('code') ?? ''
      const form = { grant_type: 'authorization_code', code, redirect_uri: sandboxClient.redirectUri, ...secrets }
      assert.equal((await browser.post('/OAuth/Token', form)).status, 200)
      assert.deepEqual((await browser.post('/OAuth/Token', form)).json, { error: 'invalid_grant' })
    }))

  it('spends a refresh token and gives a new one', async () =>
    withPracticePanther(async (visit) => {
      const first = await grant(visit)
      const refresh = async (token: string) =>
        visit.visitor().post('/oauth/token', { grant_type: 'refresh_token', refresh_token: token, ...secrets })
      const second = tokens.parse((await refresh(first.refresh_token)).json)
      assert.notEqual(second.refresh_token, first.refresh_token)
      const again = await refresh(first.refresh_token)
      assert.equal(again.status, 400)
      assert.deepEqual(again.json, { error: 'invalid_grant' })
    }))

  it('takes the client by HTTP Basic too, and refuses others and other grants', async () =>
    withPracticePanther(async (visit) => {
      const { refresh_token } = await grant(visit)
      const basic = { authorization: `Basic ${Buffer.from(`${sandboxClient.id}:${sandboxClient.secret}`).toString('base64')}` }
      const form = { grant_type: 'refresh_token', refresh_token }
      assert.deepEqual((await visit.visitor().post('/OAuth/Token', { ...form, client_id: 'other', client_secret: 'x' })).json, {
        error: 'invalid_client',
      })
      assert.equal((await visit.visitor().post('/OAuth/Token', form, basic)).status, 200)
      assert.deepEqual((await visit.visitor().post('/OAuth/Token', { grant_type: 'password', ...secrets })).json, {
        error: 'unsupported_grant_type',
      })
    }))
})
