import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sandboxPassword } from '../../../sandbox/portal/logins.js'
import { codeFor, hidden, openSignIn, passPassword, withClio } from './withClio.js'

describe('Clio identity pages', () => {
  test('the old entry link leads to the login page with a challenge of 32 hex digits', () =>
    withClio(async ({ visitor }) => {
      const answer = await visitor().get('/session/new')
      assert.equal(answer.status, 302)
      assert.match(answer.headers.get('location') ?? '', /^\/login\?login_challenge=[0-9a-f]{32}$/)
    }))

  test('the e-mail page has the captured title, CSRF tags and form', () =>
    withClio(async ({ visitor }) => {
      const page = await openSignIn(visitor())
      assert.match(page.text, /<title>Clio - Login<\/title>/)
      assert.match(page.text, /<h1>Sign in to Clio Manage<\/h1>/)
      assert.match(page.text, /<meta name="csrf-param" content="authenticity_token">\s*<meta name="csrf-token" content="[^"]+">/)
      const { challenge = '', utf8, authenticity_token: token } = hidden(page)
      assert.equal(utf8, '✓')
      assert.ok(token)
      assert.match(page.text, new RegExp(`<form action="/ask_for_password\\?challenge=${challenge}" accept-charset="UTF-8" method="post">`))
      assert.match(page.text, /<input type="email" name="email" id="email" autofocus/)
      assert.match(page.text, /<input type="password" name="password" id="password" tabindex="-1"/)
      assert.match(page.text, /<input type="submit" name="commit" value="Next: Password" id="next">/)
    }))

  test('a form with another CSRF token is refused', () =>
    withClio(async ({ visitor }) => {
      const someone = visitor()
      const form = hidden(await openSignIn(someone))
      const answer = await someone.post('/ask_for_password', { ...form, authenticity_token: 'forged', email: 'demo@example.com' })
      assert.equal(answer.status, 422)
    }))

  test('a challenge ends after ten minutes', () =>
    withClio(async ({ visitor, desk }) => {
      const someone = visitor()
      const form = hidden(await openSignIn(someone))
      await desk('POST', 'faults', { clockSkewMs: 11 * 60_000 })
      const answer = await someone.post('/ask_for_password', { ...form, email: 'demo@example.com' })
      assert.match(answer.text, /took too long/)
    }))

  test('an authenticator code opens the product with its cookie', () =>
    withClio(async ({ signedIn }) => {
      const someone = await signedIn()
      const app = await someone.get('/nc/')
      assert.equal(app.status, 200)
      assert.match(app.text, /id="user_name"/)
    }))

  for (const username of ['sms@example.com', 'email@example.com']) {
    test(`${username} gets its code in the inbox`, () =>
      withClio(async ({ signedIn }) => {
        const someone = await signedIn(username)
        assert.equal((await someone.get('/nc/')).status, 200)
      }))
  }

  test('the code page masks where the code went', () =>
    withClio(async ({ visitor }) => {
      const page = await passPassword(visitor(), 'sms@example.com', sandboxPassword)
      assert.match(page.text, /••• ••• \d{4}/)
      assert.doesNotMatch(page.text, /312/)
    }))

  test('a wrong password is told, and five lock the login', () =>
    withClio(async ({ visitor }) => {
      for (let attempt = 1; attempt <= 4; attempt += 1) {
        const page = await passPassword(visitor(), 'demo@example.com', 'wrong')
        assert.match(page.text, /password you entered is incorrect/)
      }
      assert.match((await passPassword(visitor(), 'demo@example.com', 'wrong')).text, /has been locked/)
      assert.match((await passPassword(visitor(), 'demo@example.com', sandboxPassword)).text, /has been locked/)
    }))

  test('an unknown address gets the password page like any other', () =>
    withClio(async ({ visitor }) => {
      const page = await passPassword(visitor(), 'nobody@example.com', sandboxPassword)
      assert.match(page.text, /password you entered is incorrect/)
    }))

  test('a wrong code is told, and the right one still works', () =>
    withClio(async ({ visitor, desk }) => {
      const someone = visitor()
      const page = await passPassword(someone, 'sms@example.com', sandboxPassword)
      const again = await someone.post('/two_factor', { ...hidden(page), code: '000000' })
      assert.match(again.text, /code you entered is incorrect/)
      const answer = await someone.post('/two_factor', { ...hidden(again), code: await codeFor(desk, 'sms@example.com') })
      assert.equal(answer.headers.get('location'), '/nc/#/')
    }))

  test('a user with single sign-on goes to the identity provider after the e-mail step, and comes back signed in', () =>
    withClio(async ({ visitor, identityProvider }) => {
      const someone = visitor()
      const form = hidden(await openSignIn(someone))
      const away = await someone.post('/ask_for_password', { ...form, email: 'sso@example.com' })
      const address = away.headers.get('location') ?? ''
      assert.ok(address.startsWith(`${identityProvider}/authorize?`))
      const provider = await someone.get(address)
      const back = await someone.post(`${identityProvider}/sign-in`, {
        ...hidden(provider),
        username: 'sso@example.com',
        password: sandboxPassword,
      })
      const done = await someone.get(back.headers.get('location') ?? '')
      assert.equal(done.headers.get('location'), '/nc/#/')
      assert.equal((await someone.get('/nc/')).status, 200)
    }))

  test('the sign-in leads back to where it began, but never to another site', () =>
    withClio(async ({ visitor, desk }) => {
      for (const [username, wanted, reached] of [
        ['sms@example.com', '/nc/#/matters', '/nc/#/matters'],
        ['email@example.com', '//clio.example.net/', '/nc/#/'],
      ] as const) {
        const someone = visitor()
        const entry = await someone.get(`/session/new?return_to=${encodeURIComponent(wanted)}`)
        const form = hidden(await someone.get(entry.headers.get('location') ?? ''))
        await someone.post('/ask_for_password', { ...form, email: username })
        await someone.post('/login', { ...form, password: sandboxPassword })
        const done = await someone.post('/two_factor', { ...form, code: await codeFor(desk, username) })
        assert.equal(done.headers.get('location'), reached)
      }
    }))

  test('without a session the application leads to the sign-in', () =>
    withClio(async ({ visitor }) => {
      const answer = await visitor().get('/nc/')
      assert.equal(answer.status, 302)
      assert.match(answer.headers.get('location') ?? '', /^\/session\/new/)
    }))
})
