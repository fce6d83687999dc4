import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { TOTP } from 'otpauth'
import { sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { enterCode, logIn, tokenOn, withPracticePanther } from './withPracticePanther.js'

const authenticatorCode = (): string => new TOTP({ secret: sandboxTotpSecret }).generate()

describe("PracticePanther's sign-in", () => {
  it('stands at the root with the documented form', async () =>
    withPracticePanther(async ({ visitor }) => {
      const page = await visitor().get('/')
      assert.equal(page.status, 200)
      assert.match(page.text, /<form id="loginForm"/)
      assert.match(page.text, /<input name="UserName"[^>]*placeholder="Email"/)
      assert.match(page.text, /placeholder="Password"/)
      assert.match(page.text, /<div class="form-actions"><button[^>]*class="login-action-button btn green btn-block loading-btn"/)
    }))

  it('sends a signed-in browser to the dashboard', async () =>
    withPracticePanther(async ({ signedIn }) => {
      const browser = await signedIn()
      assert.ok(browser.cookies.has('.AspNet.ApplicationCookie'))
      assert.equal((await browser.get('/')).headers.get('location'), '/Dashboard')
      assert.equal((await browser.get('/Dashboard')).status, 200)
    }))

  it('asks an unknown device for the mailed code', async () =>
    withPracticePanther(async ({ visitor, lastCode }) => {
      const browser = visitor()
      assert.equal((await logIn(browser, 'Email@Example.com')).headers.get('location'), '/TwoFactor')
      assert.match((await browser.get('/TwoFactor')).text, /sent a security code to e\*\*\*@example\.com/)
      assert.equal((await enterCode(browser, await lastCode())).headers.get('location'), '/Dashboard')
    }))

  it('asks for a code by text message where that is how the user is reached', async () =>
    withPracticePanther(async ({ visitor, lastCode }) => {
      const browser = visitor()
      await logIn(browser, 'sms@example.com')
      assert.match((await browser.get('/TwoFactor')).text, /by text message to the number ending in \d\d/)
      assert.equal((await enterCode(browser, await lastCode())).headers.get('location'), '/Dashboard')
    }))

  it('takes the code of an authenticator, once', async () =>
    withPracticePanther(async ({ visitor }) => {
      const code = authenticatorCode()
      const first = visitor()
      await logIn(first, 'demo@example.com')
      assert.equal((await enterCode(first, code)).headers.get('location'), '/Dashboard')
      const second = visitor()
      await logIn(second, 'demo@example.com')
      assert.match((await enterCode(second, code)).text, /security code is incorrect/)
    }))

  it('does not ask a known device again', async () =>
    withPracticePanther(async ({ signedIn }) => {
      const browser = await signedIn()
      await browser.get('/LogOff')
      assert.ok(!browser.cookies.has('.AspNet.ApplicationCookie'))
      assert.equal((await logIn(browser, 'email@example.com')).headers.get('location'), '/Dashboard')
    }))

  it('refuses a wrong password and a wrong code with the page they were typed on', async () =>
    withPracticePanther(async ({ visitor }) => {
      const browser = visitor()
      const refused = await logIn(browser, 'email@example.com', 'wrong')
      assert.equal(refused.status, 200)
      assert.match(refused.text, /email or password provided is incorrect/)
      await logIn(browser, 'email@example.com')
      assert.match((await enterCode(browser, 'abcdef')).text, /security code is incorrect/)
    }))

  it('locks a login after five failures, also for the right password', async () =>
    withPracticePanther(async ({ visitor }) => {
      const browser = visitor()
      for (let attempt = 0; attempt < 5; attempt += 1) await logIn(browser, 'email@example.com', 'wrong')
      assert.match((await logIn(browser, 'email@example.com')).text, /locked out/)
    }))

  it('refuses a form that did not come from its own page', async () =>
    withPracticePanther(async ({ visitor }) => {
      const posted = await visitor().post('/', { UserName: 'email@example.com', Password: 'x', __RequestVerificationToken: 'made up' })
      assert.equal(posted.status, 400)
    }))

  it('signs in through the identity provider', async () =>
    withPracticePanther(async ({ visitor, identityProvider }) => {
      const browser = visitor()
      const away = (await browser.get('/SingleSignOn')).headers.get('location') ?? ''
      assert.ok(away.startsWith(`${identityProvider}/authorize?`))
      const form = /name="request" value="([^"]+)"/.exec((await browser.get(away)).text)?.[1] ?? ''
      const back = await browser.post(`${identityProvider}/sign-in`, {
        request: form,
        username: 'sso@example.com',
        password: 'Sandbox-2026!',
      })
      const done = await browser.get(back.headers.get('location') ?? '')
      assert.equal(done.headers.get('location'), '/Dashboard')
    }))

  it('returns to the page that was asked for, never to another site', async () =>
    withPracticePanther(async ({ visitor, signedIn }) => {
      const away = await visitor().get('/Project/')
      assert.equal(away.headers.get('location'), '/?ReturnUrl=%2FProject%2F')
      const browser = await signedIn()
      assert.equal((await browser.get('/?ReturnUrl=//elsewhere.example')).headers.get('location'), '/Dashboard')
      assert.equal((await browser.get('/?ReturnUrl=%2FProject%2F')).headers.get('location'), '/Project/')
    }))

  it('gives the form another shape when the drift login-redesigned is ordered', async () =>
    withPracticePanther(async ({ visitor, desk }) => {
      await desk('POST', 'faults', { drift: 'login-redesigned' })
      const page = await visitor().get('/')
      assert.doesNotMatch(page.text, /loginForm/)
      assert.notEqual(tokenOn(page), '')
    }))
})
