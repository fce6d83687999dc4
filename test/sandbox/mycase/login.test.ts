import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { sandboxPassword } from '../../../sandbox/portal/logins.js'
import { hidden } from './createVisitor.js'
import { codeFor, passPassword, withMyCase } from './withMyCase.js'

const dayMs = 24 * 3_600_000

test('a portal page without a session leads to the auth host’s login, as the portal’s own client', () =>
  withMyCase(async ({ visitor, origin }) => {
    const answer = await visitor().get('/dashboard')
    const to = new URL(answer.headers.get('location') ?? '')
    assert.equal(to.pathname, '/login_sessions/new')
    assert.equal(to.searchParams.get('response_type'), 'code')
    assert.match(to.searchParams.get('client_id') ?? '', /^\w{16}$/)
    assert.equal(to.searchParams.get('redirect_uri'), `${origin}/user_sessions/o_auth_callback`)
    assert.equal(to.searchParams.get('login_required'), 'true')
  }))

test('the login form has the documented fields and ids', () =>
  withMyCase(async ({ visitor }) => {
    const someone = visitor()
    const $ = load((await someone.follow(await someone.get('/dashboard'))).text)
    assert.match($('form').attr('action') ?? '', /^\/login_sessions\?client_id=\w+&response_type=code$/)
    assert.equal($('input[name=utf8]').val(), '✓')
    assert.equal($('#login_session_email').attr('name'), 'login_session[email]')
    assert.equal($('#login_session_password').attr('name'), 'login_session[password]')
    assert.notEqual($('input[name=authenticity_token]').val(), '')
    assert.equal($('#login-form-submit').attr('type'), 'submit')
  }))

test('password and authenticator code lead over the callback to the dashboard', () =>
  withMyCase(async ({ visitor, desk }) => {
    const someone = visitor()
    const page = await passPassword(someone, 'demo@example.com')
    assert.equal(load(page)('#checkbox-boolean-input-0').attr('type'), 'checkbox')
    const back = await someone.post('/login_sessions/tfa', { ...hidden(page), tfa_code: await codeFor(desk, 'demo@example.com') })
    assert.match(back.headers.get('location') ?? '', /\/user_sessions\/o_auth_callback\?code=/)
    const entered = await someone.get(back.headers.get('location') ?? '')
    assert.equal(entered.headers.get('location'), '/dashboard')
    assert.equal((await someone.get('/dashboard')).status, 200)
  }))

test('an e-mail code goes into the field email-tfa-code and to the inbox', () =>
  withMyCase(async ({ visitor, desk }) => {
    const someone = visitor()
    const page = await passPassword(someone, 'email@example.com')
    assert.equal(load(page)('#email-tfa-code').attr('name'), 'tfa_code')
    assert.match(page, /e••••@example\.com/)
    const code = await codeFor(desk, 'email@example.com')
    assert.match(code, /^\d{6}$/)
    assert.equal((await someone.post('/login_sessions/tfa', { ...hidden(page), tfa_code: code })).status, 302)
  }))

test('a wrong password and a wrong code are told on the same page', () =>
  withMyCase(async ({ visitor }) => {
    assert.match(await passPassword(visitor(), 'demo@example.com', 'wrong'), /Invalid email or password/)
    const someone = visitor()
    const page = await passPassword(someone, 'sms@example.com')
    const refused = await someone.post('/login_sessions/tfa', { ...hidden(page), tfa_code: '000000' })
    assert.match(refused.text, /code is invalid/)
  }))

test('five wrong passwords lock the login, for the right one too', () =>
  withMyCase(async ({ visitor }) => {
    for (let attempt = 1; attempt <= 5; attempt += 1) await passPassword(visitor(), 'demo@example.com', 'wrong')
    assert.match(await passPassword(visitor(), 'demo@example.com'), /account has been locked/)
  }))

test('a form without its authenticity token is refused, except the marketing site’s', () =>
  withMyCase(async ({ visitor }) => {
    const form = { 'login_session[email]': 'demo@example.com', 'login_session[password]': sandboxPassword }
    const someone = visitor()
    await someone.follow(await someone.get('/dashboard'))
    assert.equal((await someone.post('/login_sessions', form)).status, 422)
    assert.match((await visitor().post('/login_sessions?client_id=x&response_type=code', form)).text, /tfa-code/)
  }))

test('a remembered device is not asked for a code for thirty days', () =>
  withMyCase(async ({ visitor, desk }) => {
    const someone = visitor()
    const page = await passPassword(someone, 'demo@example.com')
    const code = await codeFor(desk, 'demo@example.com')
    await someone.post('/login_sessions/tfa', { ...hidden(page), tfa_code: code, remember_device: 'true' })
    await someone.get('/login_sessions/logout')
    assert.equal(await passPassword(someone, 'demo@example.com'), '')
    await desk('POST', 'faults', { clockSkewMs: 31 * dayMs })
    assert.match(await passPassword(someone, 'demo@example.com'), /tfa-code/)
  }))

test('people of several firms choose one, and the primary one is marked', () =>
  withMyCase(async ({ visitor, desk }) => {
    const someone = visitor()
    const page = await passPassword(someone, 'firms@example.com')
    const chooser = await someone.post('/login_sessions/tfa', { ...hidden(page), tfa_code: await codeFor(desk, 'firms@example.com') })
    assert.match(chooser.text, /Which account would you like to log into\?/)
    const $ = load(chooser.text)
    const forms = $('form.launchpad-select-user-form').toArray()
    assert.equal(forms.length, 2)
    assert.deepEqual(
      forms.map((form) => $(form).text().includes('Primary')),
      [false, true],
    )
    const fields = Object.fromEntries(
      $(forms[1])
        .find('input')
        .toArray()
        .map((input) => [$(input).attr('name') ?? '', $(input).attr('value') ?? '']),
    )
    assert.match(fields['user_id'] ?? '', /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/)
    const entered = await someone.follow(await someone.post('/login_sessions/select_user', fields))
    assert.match(entered.text, /id="dashboard"/)
  }))

test('single sign-on goes to the identity provider and comes back signed in', () =>
  withMyCase(async ({ visitor, provider }) => {
    const someone = visitor()
    await someone.follow(await someone.get('/dashboard'))
    const form = await someone.follow(await someone.get('/login_sessions/sso'))
    const sent = await someone.post(`${provider}/sign-in`, { ...hidden(form.text), username: 'sso@example.com', password: sandboxPassword })
    assert.match((await someone.follow(sent)).text, /id="dashboard"/)
  }))

test('ended sessions send pages to the login and scripts a 401', () =>
  withMyCase(async ({ signedIn, desk }) => {
    const someone = await signedIn()
    await desk('POST', 'faults', { expireSessions: true })
    assert.match((await someone.get('/court_cases')).headers.get('location') ?? '', /login_sessions\/new/)
    assert.equal((await someone.get('/autocomplete/cases.json?term=a')).status, 401)
  }))

test('the drift variants of the login change the login', () =>
  withMyCase(async ({ visitor, desk, signedIn }) => {
    await desk('POST', 'faults', { drift: 'welcome-page' })
    const someone = await signedIn()
    assert.equal((await someone.get('/dashboard')).status, 200)
    await desk('POST', 'faults', { drift: 'login-redesigned' })
    const other = visitor()
    const page = await other.follow(await other.get('/dashboard'))
    assert.equal(load(page.text)('#login_session_email').length, 0)
  }))
