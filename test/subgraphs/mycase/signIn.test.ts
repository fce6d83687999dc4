import assert from 'node:assert/strict'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Secret } from '../../../core/Secret.js'
import { parseAccountKey } from '../../../core/recordId.js'
import type { ChallengeRequest, OAuthClient, PortalLogin, SignInOutcome } from '../../../core/vendorAdapter.js'
import { findChromium } from '../../../bin/findChromium.js'
import { systemClock } from '../../../bin/systemClock.js'
import { sandboxClient, sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { answerWith } from '../../../subgraphs/vendor/browser/answerWith.js'
import { openBrowser } from '../../../subgraphs/vendor/browser/openBrowser.js'
import type { SharedBrowser } from '../../../subgraphs/vendor/browser/SharedBrowser.js'
import { signInThroughBrowser } from '../../../subgraphs/vendor/browser/signInThroughBrowser.js'
import { mycase } from '../../../subgraphs/mycase/mycase.js'
import { myCaseSession } from '../../../subgraphs/mycase/session.js'
import { codeFor, type MyCaseVisit, passPassword, withMyCase } from '../../sandbox/mycase/withMyCase.js'
import { noBrowser } from '../../support/noBrowser.js'

let browser: SharedBrowser
let folder: string

before(async () => {
  const executablePath = await findChromium({ setting: process.env['CHROMIUM_PATH'], path: process.env['PATH'] ?? '' })
  assert.ok(executablePath, 'these tests need Chromium')
  browser = await openBrowser({ executablePath, asRoot: process.getuid?.() === 0 })
  folder = await mkdtemp(join(tmpdir(), 'mattergraph-mycase-'))
})
after(async () => {
  await browser.close()
  await rm(folder, { recursive: true })
})

interface Changes extends Partial<PortalLogin> {
  readonly answer?: (challenge: ChallengeRequest) => Promise<string | null>
  readonly oauth?: OAuthClient | null
}

const client = { clientId: sandboxClient.id, clientSecret: new Secret(sandboxClient.secret), apiKey: null }

const signIn = async ({ origin }: MyCaseVisit, { answer, oauth = client, ...login }: Changes = {}): Promise<SignInOutcome> =>
  signInThroughBrowser({
    adapter: mycase,
    browser,
    portal: { web: origin, auth: origin, api: origin },
    login: { username: 'demo@example.com', password: new Secret(sandboxPassword), firm: null, ssoProvider: null, ...login },
    oauth,
    clock: systemClock,
    answer: answer ?? answerWith({ clock: systemClock, totpSecret: sandboxTotpSecret }),
    screenshotFolder: folder,
  })

/** The user whom the session's tokens open the API for. */
const whoIs = async ({ origin }: MyCaseVisit, outcome: SignInOutcome): Promise<string> => {
  assert.equal(outcome.outcome, 'SIGNED_IN', JSON.stringify(outcome))
  const account = parseAccountKey('test0001')
  assert.ok(outcome.outcome === 'SIGNED_IN' && account)
  const connection = mycase.open(
    {
      portal: { web: origin, auth: origin, api: origin },
      session: outcome.session,
      account,
      oauth: client,
      clock: systemClock,
      limitScale: 1000,
      saveSession: async () => {},
    },
    noBrowser,
  )
  try {
    return (await connection.account()).userId ?? ''
  } finally {
    await connection.close()
  }
}

test('password, authenticator code and consent yield the portal’s cookies and tokens that open the API', () =>
  withMyCase(async (visit) => {
    const outcome = await signIn(visit)
    assert.equal(await whoIs(visit, outcome), '27004101')
    const session = myCaseSession.parse(outcome.outcome === 'SIGNED_IN' ? outcome.session.reveal() : null)
    assert.equal(session.web, visit.origin)
    assert.match(session.timeZone ?? '', /^America\//)
    assert.ok(session.cookies.some(({ name }) => name === '_mycase_session'))
  }))

test('a consent given before is not asked for again', () =>
  withMyCase(async (visit) => {
    await signIn(visit)
    await visit.desk('POST', 'faults', { expireSessions: true })
    assert.equal((await signIn(visit)).outcome, 'SIGNED_IN')
  }))

test('codes come by e-mail and by SMS; the challenge says where to', () =>
  withMyCase(async (visit) => {
    for (const [username, method, sentTo] of [
      ['email@example.com', 'EMAIL', 'e••••@example.com'],
      ['sms@example.com', 'SMS', '(•••) •••-0142'],
    ] as const) {
      const asked: ChallengeRequest[] = []
      const answer = async (challenge: ChallengeRequest): Promise<string> => {
        asked.push(challenge)
        return codeFor(visit.desk, username)
      }
      assert.notEqual(await whoIs(visit, await signIn(visit, { username, answer })), '')
      assert.deepEqual(asked, [{ method, sentTo, options: [] }])
    }
  }))

test('a code nobody can give now is a challenge', () =>
  withMyCase(async (visit) => {
    const outcome = await signIn(visit, { username: 'email@example.com', answer: async () => null })
    assert.deepEqual(outcome, { outcome: 'CHALLENGE', challenge: { method: 'EMAIL', sentTo: 'e••••@example.com', options: [] } })
  }))

test('a wrong password, a wrong code and a locked login are told apart', () =>
  withMyCase(async (visit) => {
    assert.equal((await signIn(visit, { password: new Secret('wrong') })).outcome, 'WRONG_PASSWORD')
    assert.equal((await signIn(visit, { answer: async () => '000000' })).outcome, 'WRONG_CODE')
    for (let attempt = 1; attempt <= 5; attempt += 1) await passPassword(visit.visitor(), 'demo@example.com', 'wrong')
    assert.equal((await signIn(visit)).outcome, 'LOCKED')
  }))

test('of several firms the named one is chosen, by name or subdomain; unnamed, a person chooses', () =>
  withMyCase(async (visit) => {
    const username = 'firms@example.com'
    const open = await signIn(visit, { username })
    assert.ok(open.outcome === 'CHALLENGE' && open.challenge.method === 'ACCOUNT_CHOICE')
    assert.equal(open.challenge.options.length, 2)
    await visit.desk('POST', 'faults', { expireSessions: true })
    const choice = open.challenge.options[1] ?? ''
    const answer = answerWith({ clock: systemClock, totpSecret: sandboxTotpSecret, choice })
    assert.equal(await whoIs(visit, await signIn(visit, { username, answer })), '27004105')
    await visit.desk('POST', 'faults', { expireSessions: true })
    const firm = choice.replace(/ Firm User.*$/, '')
    assert.equal((await signIn(visit, { username, firm })).outcome, 'SIGNED_IN')
  }))

test('single sign-on goes through the identity provider', () =>
  withMyCase(async (visit) => {
    const sso = { username: 'sso@example.com', ssoProvider: 'sandbox' }
    assert.equal(await whoIs(visit, await signIn(visit, sso)), '27004104')
    assert.equal((await signIn(visit, { ...sso, password: new Secret('wrong') })).outcome, 'WRONG_PASSWORD')
    const without = await signIn(visit, { username: 'sso@example.com' })
    assert.ok(without.outcome === 'REFUSED' && /single sign-on/.test(without.detail))
  }))

test('without an OAuth client, with a wrong one, or without the permission, the refusal says what is missing', () =>
  withMyCase(async (visit) => {
    const none = await signIn(visit, { oauth: null })
    assert.ok(none.outcome === 'REFUSED' && /client id and secret/.test(none.detail))
    const wrongSecret = await signIn(visit, { oauth: { ...client, clientSecret: new Secret('wrong') } })
    assert.ok(wrongSecret.outcome === 'REFUSED' && /id or secret/.test(wrongSecret.detail))
    await visit.desk('POST', 'faults', { expireSessions: true })
    const wrongId = await signIn(visit, { oauth: { ...client, clientId: 'nobody' } })
    assert.ok(wrongId.outcome === 'REFUSED' && /does not know the OAuth client/.test(wrongId.detail))
    await visit.desk('POST', 'faults', { expireSessions: true })
    await visit.desk('PATCH', 'records/users/27004101', { manage_firm_preferences: false })
    const forbidden = await signIn(visit)
    assert.ok(forbidden.outcome === 'REFUSED' && /permission/.test(forbidden.detail))
  }))

test('a page the table does not know is drift, with a picture of it', () =>
  withMyCase(async (visit) => {
    for (const drift of ['login-redesigned', 'welcome-page']) {
      await visit.desk('POST', 'faults', { drift, expireSessions: true })
      const outcome = await signIn(visit)
      assert.ok(outcome.outcome === 'DRIFT', drift)
      assert.ok((await stat(outcome.screenshot)).size > 1000)
    }
  }))

test('a portal that fails or is not there is unavailable', () =>
  withMyCase(async (visit) => {
    await visit.desk('POST', 'faults', { next: [{ match: { path: '/dashboard' }, do: 'error', status: 503 }] })
    assert.equal((await signIn(visit)).outcome, 'UNAVAILABLE')
    assert.equal((await signIn({ ...visit, origin: 'http://127.0.0.1:6553' })).outcome, 'UNAVAILABLE')
  }))

test('the real portal of a firm needs the firm’s subdomain', async () => {
  const outcome = await signInThroughBrowser({
    adapter: mycase,
    browser,
    portal: mycase.hosts['us'] ?? { web: '', auth: '', api: '' },
    login: { username: 'demo@example.com', password: new Secret(sandboxPassword), firm: null, ssoProvider: null },
    oauth: client,
    clock: systemClock,
    answer: async () => null,
    screenshotFolder: folder,
  })
  assert.ok(outcome.outcome === 'REFUSED' && /subdomain/.test(outcome.detail))
})
