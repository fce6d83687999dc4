import assert from 'node:assert/strict'
import { readFile, stat } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'puppeteer'
import { Secret } from '../../../../core/Secret.js'
import { findChromium } from '../../../../bin/findChromium.js'
import { MattergraphError } from '../../../../core/errors.js'
import type { SignInOutcome, SignInTools } from '../../../../core/vendorAdapter.js'
import { clickButton } from '../../../../subgraphs/vendor/browser/clickButton.js'
import { goTo } from '../../../../subgraphs/vendor/browser/goTo.js'
import { openBrowser } from '../../../../subgraphs/vendor/browser/openBrowser.js'
import { portalCookies } from '../../../../subgraphs/vendor/browser/portalCookies.js'
import { runSignIn } from '../../../../subgraphs/vendor/browser/runSignIn.js'
import type { SharedBrowser } from '../../../../subgraphs/vendor/browser/SharedBrowser.js'
import type { SignInRow } from '../../../../subgraphs/vendor/browser/SignInTable.js'
import { submitForm } from '../../../../subgraphs/vendor/browser/submitForm.js'
import { visibleText } from '../../../../subgraphs/vendor/browser/visibleText.js'
import { addressOf } from '../../../../subgraphs/vendor/browser/watchNavigation.js'
import { withServer } from '../http/withServer.js'
import { type PortalPage, portalPages, redirect } from './portalPages.js'
import { withSignInTools } from './withSignInTools.js'

let browser: SharedBrowser
before(async () => {
  const executablePath = await findChromium({ setting: process.env['CHROMIUM_PATH'], path: process.env['PATH'] ?? '' })
  if (executablePath === undefined) throw new Error('this test needs Chromium: install it, or name it in CHROMIUM_PATH')
  browser = await openBrowser({ executablePath, asRoot: process.getuid?.() === 0 })
})
after(async () => browser.close())

/** Patience a test waits out: enough for a busy machine to load the pages that come before. */
const shortPatienceMs = 3_000

const signIn = async (
  pages: Readonly<Record<string, PortalPage>>,
  rows: readonly SignInRow[],
  patienceMs = 10_000,
): Promise<SignInOutcome> =>
  withServer(portalPages(pages), async (origin) =>
    withSignInTools(browser, origin, async (tools) => runSignIn(tools, { start: ({ portal }) => `${portal.web}/login`, rows, patienceMs })),
  )

const loginPage = (error = ''): string =>
  `<title>Log in</title><p class="error">${error}</p><form method="post"><input id="email" name="email"><input id="password" type="password" name="password"><button>Log in</button></form>`
const codePage = '<title>Code</title><form method="post"><input id="code" name="code"><button>Verify</button></form>'

const wrongPassword: SignInRow = {
  name: 'refused password',
  mark: { selector: '.error', text: /do not know you/ },
  act: async ({ page }) => ({ outcome: 'WRONG_PASSWORD', detail: (await visibleText(page, '.error')) ?? '' }),
}
const login: SignInRow = {
  name: 'login page',
  mark: { selector: '#password' },
  act: async ({ page, login: { username, password } }) => {
    await submitForm(page, { '#email': username, '#password': password }, 'button')
  },
}
const code: SignInRow = {
  name: 'code page',
  mark: { url: /\/code$/, selector: '#code' },
  act: async (tools) => {
    const answer = await tools.answer({ method: 'TOTP', sentTo: null, options: [] })
    await submitForm(tools.page, { '#code': answer ?? '' }, 'button')
  },
}
const signedInWith = async ({ page, portal }: SignInTools<Page>): Promise<SignInOutcome> => {
  const cookies = await portalCookies(page, [portal.web])
  return { outcome: 'SIGNED_IN', session: new Secret({ cookies: cookies.map(({ name, value }) => `${name}=${value}`) }) }
}
const home: SignInRow = { name: 'home', mark: { url: /\/home$/ }, act: signedInWith }

test('a sign-in goes from page to page by its table, and ends with what the last row gives', async () => {
  const outcome = await signIn(
    {
      'GET /login': () => loginPage(),
      'POST /login': (form, response) => redirect(response, form.get('password') === 'Right-1' ? '/code' : '/login'),
      'GET /code': () => codePage,
      'POST /code': (form, response) => {
        if (form.get('code') === '123456') response.setHeader('set-cookie', 'session=s1; HttpOnly')
        return redirect(response, '/home')
      },
      'GET /home': () => '<title>Home</title>',
    },
    [wrongPassword, login, code, home],
  )
  assert.deepEqual(outcome.outcome === 'SIGNED_IN' && outcome.session.reveal(), { cookies: ['session=s1'] })
})

test('an error on a page is told from the page itself', async () => {
  const outcome = await signIn({ 'GET /login': () => loginPage(), 'POST /login': () => loginPage('We do not know you.') }, [
    wrongPassword,
    login,
  ])
  assert.deepEqual(outcome, { outcome: 'WRONG_PASSWORD', detail: 'We do not know you.' })
})

test('a page that shows its error without loading anew is read too', async () => {
  const script = `<script>document.forms[0].onsubmit = () => { setTimeout(() => { document.querySelector('.error').textContent = 'We do not know you.' }, 100); return false }</script>`
  const outcome = await signIn({ 'GET /login': () => loginPage() + script }, [wrongPassword, login])
  assert.equal(outcome.outcome, 'WRONG_PASSWORD')
})

test('a portal that is slow to answer a form is sent it once', async () => {
  let sent = 0
  const outcome = await signIn(
    {
      'GET /login': () => loginPage(),
      'POST /login': (_form, response) => {
        sent += 1
        setTimeout(() => redirect(response, '/home'), 400)
        return undefined
      },
      'GET /home': () => '<title>Home</title>',
    },
    [login, home],
  )
  assert.deepEqual([outcome.outcome, sent], ['SIGNED_IN', 1])
})

test('what is hidden is not there', async () => {
  const outcome = await signIn(
    {
      'GET /login': () =>
        '<input id="password" style="opacity:0;width:0"><a id="next" href="/home">next</a><p class="error" hidden>do not know you</p>',
      'GET /home': () => '',
    },
    [wrongPassword, login, { name: 'e-mail page', mark: { selector: '#next' }, act: async ({ page }) => clickButton(page, '#next') }, home],
  )
  assert.equal(outcome.outcome, 'SIGNED_IN')
})

test('an unknown page is DRIFT: its path and title are told, the rest is in a picture nobody else can read', async () => {
  await withServer(
    portalPages({
      'GET /login': () => loginPage(),
      'POST /login': (_form, response) => redirect(response, '/survey?client=Ada'),
      'GET /survey': () => '<title>Survey</title>Ada',
    }),
    async (origin) =>
      withSignInTools(browser, origin, async (tools) => {
        const outcome = await runSignIn(tools, { start: () => `${origin}/login`, rows: [login], patienceMs: shortPatienceMs })
        assert.ok(outcome.outcome === 'DRIFT')
        assert.equal(outcome.detail, `unknown page after the login page: ${origin.slice(7)}/survey, titled “Survey”`)
        assert.match(outcome.screenshot, /clio-\d{8}T\d{9}Z-unknown-page\.png$/)
        assert.equal((await stat(outcome.screenshot)).mode & 0o777, 0o600)
        assert.equal((await readFile(outcome.screenshot)).subarray(1, 4).toString(), 'PNG')
      }),
  )
})

test('a page that keeps coming back is DRIFT', async () => {
  const outcome = await signIn({ 'GET /login': () => loginPage(), 'POST /login': () => loginPage() }, [{ ...login, visits: 2 }])
  assert.ok(outcome.outcome === 'DRIFT')
  assert.equal(outcome.detail, 'the login page came more often than expected (3 times)')
})

test('a page that lacks what its row works with is DRIFT', async () => {
  const outcome = await signIn({ 'GET /login': () => loginPage() }, [
    { ...login, act: async ({ page }) => clickButton(page, '#next', 100) },
  ])
  assert.ok(outcome.outcome === 'DRIFT')
  assert.equal(outcome.detail, 'login page: expected #next on the page, and it did not come')
})

test('a page that has what its row works with, and never comes to rest, is UNAVAILABLE', async () => {
  const restless = '<script>setInterval(() => (document.querySelector("button").style.marginLeft = `${Math.random() * 100}px`), 4)</script>'
  const outcome = await signIn({ 'GET /login': () => loginPage() + restless }, [
    { ...login, act: async ({ page }) => clickButton(page, 'button', 200) },
  ])
  assert.deepEqual(outcome, { outcome: 'UNAVAILABLE', detail: 'the page was too slow: button is there, and was not at rest in time' })
})

test('a form that does nothing is DRIFT', async () => {
  const outcome = await signIn(
    { 'GET /login': () => `${loginPage()}<script>document.forms[0].onsubmit = () => false</script>` },
    [login],
    shortPatienceMs,
  )
  assert.ok(outcome.outcome === 'DRIFT')
  assert.match(outcome.detail, /^unknown page after the login page/)
})

test('a portal that cannot be reached, fails, or does not answer is UNAVAILABLE', async () => {
  const failing = await signIn(
    { 'GET /login': () => loginPage(), 'POST /login': (_form, response) => ((response.statusCode = 503), 'down') },
    [login],
  )
  assert.ok(failing.outcome === 'UNAVAILABLE')
  assert.match(failing.detail, /^127\.0\.0\.1:\d+\/login answered with status 503 after the login page$/)

  const silentFirst = await signIn({ 'GET /login': () => undefined }, [login], 200)
  assert.ok(silentFirst.outcome === 'UNAVAILABLE')
  assert.match(silentFirst.detail, /\/login did not answer in time$/)

  const silentLater = await signIn({ 'GET /login': () => loginPage(), 'POST /login': () => undefined }, [login], shortPatienceMs)
  assert.ok(silentLater.outcome === 'UNAVAILABLE')
  assert.match(silentLater.detail, /\/login did not answer in time after the login page$/)

  const severed = await signIn(
    {
      'GET /login': (_form, response) => {
        response.destroy()
        return undefined
      },
    },
    [login],
  )
  assert.ok(severed.outcome === 'UNAVAILABLE')
  assert.match(severed.detail, /\/login could not be reached \(ERR_EMPTY_RESPONSE\)$/)
})

test('a portal that fails what a page submits by script is UNAVAILABLE', async () => {
  const script =
    "<script>document.forms[0].onsubmit = () => { fetch('/api/login?user=Ada', { method: 'POST', body: '{}' }).catch(() => {}); return false }</script>"
  for (const [fail, detail] of [
    [503, /\/api\/login answered with status 503 after the login page$/],
    ['never', /\/api\/login did not answer in time after the login page$/],
  ] as const) {
    const outcome = await signIn(
      {
        'GET /login': () => loginPage() + script,
        'POST /api/login': (_form, response) => {
          if (fail !== 'never') response.writeHead(fail).end()
          return undefined
        },
      },
      [login],
      shortPatienceMs,
    )
    assert.ok(outcome.outcome === 'UNAVAILABLE')
    assert.match(outcome.detail, detail)
  }
})

test('an OAuth code is read from an address nobody listens at', async () => {
  const callback = 'http://127.0.0.1:9/callback'
  const outcome = await signIn(
    {
      'GET /login': (_form, response) => redirect(response, '/home'),
      'GET /home': () => '<title>Home</title>',
      'GET /authorize': () => '<title>Allow?</title><a id="allow" href="/allowed">Allow</a>',
      'GET /allowed': (_form, response) => redirect(response, `${callback}?code=c0de`),
    },
    [
      {
        name: 'home',
        mark: { url: /\/home$/ },
        act: async ({ page, portal }) => goTo(page, `${portal.web}/authorize`),
      },
      { name: 'consent', mark: { selector: '#allow' }, act: async ({ page }) => clickButton(page, '#allow') },
      {
        name: 'callback',
        mark: { url: /^http:\/\/127\.0\.0\.1:9\/callback/ },
        act: async ({ page }) => ({ outcome: 'SIGNED_IN', session: new Secret(new URL(addressOf(page)).searchParams.get('code')) }),
      },
    ],
  )
  assert.equal(outcome.outcome === 'SIGNED_IN' && outcome.session.reveal(), 'c0de')
})

test('a fault of our own is thrown', async () => {
  const broken: SignInRow = { ...login, act: async () => Promise.reject(new MattergraphError('INTERNAL', 'broken')) }
  await assert.rejects(signIn({ 'GET /login': () => loginPage() }, [broken]), { message: 'broken' })
  await assert.rejects(signIn({ 'GET /login': () => loginPage() }, [{ ...login, mark: { selector: '##' } }]), /selector/)
})
