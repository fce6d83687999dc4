import assert from 'node:assert/strict'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { TOTP } from 'otpauth'
import { Secret } from '../../../core/Secret.js'
import { systemClock } from '../../../bin/systemClock.js'
import type { ChallengeRequest, SignInOutcome } from '../../../core/vendorAdapter.js'
import { sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { practicepanther } from '../../../subgraphs/practicepanther/practicepanther.js'
import { practicePantherSession } from '../../../subgraphs/practicepanther/PracticePantherSession.js'
import { goTo } from '../../../subgraphs/vendor/browser/goTo.js'
import type { SharedBrowser } from '../../../subgraphs/vendor/browser/SharedBrowser.js'
import { signInThroughBrowser } from '../../../subgraphs/vendor/browser/signInThroughBrowser.js'
import { type Visit, withPracticePanther } from '../../sandbox/practicepanther/withPracticePanther.js'
import { openTestBrowser } from './openTestBrowser.js'
import { addressOfPortal, oauthClient, withConnection } from './openTo.js'

const authenticatorCode = async (): Promise<string> => new TOTP({ secret: sandboxTotpSecret }).generate()

describe('Signing in to PracticePanther', () => {
  let browser: SharedBrowser
  let screenshotFolder: string
  before(async () => {
    browser = await openTestBrowser()
    screenshotFolder = await mkdtemp(join(tmpdir(), 'practicepanther-'))
  })
  after(async () => {
    await browser.close()
    await rm(screenshotFolder, { recursive: true })
  })

  interface Login {
    readonly username?: string
    readonly password?: string
    readonly ssoProvider?: string | null
    readonly oauth?: typeof oauthClient | null
    readonly answer?: (challenge: ChallengeRequest) => Promise<string | null>
  }

  const signIn = async (visit: Visit, login: Login = {}): Promise<SignInOutcome> =>
    signInThroughBrowser({
      adapter: practicepanther,
      browser,
      portal: addressOfPortal(visit.origin),
      login: {
        username: login.username ?? 'demo@example.com',
        password: new Secret(login.password ?? sandboxPassword),
        firm: null,
        ssoProvider: login.ssoProvider ?? null,
      },
      oauth: login.oauth ?? null,
      clock: systemClock,
      answer: login.answer ?? authenticatorCode,
      screenshotFolder,
    })

  it('with an authenticator gives cookies that open both APIs and the pages', async () =>
    withPracticePanther(async (visit) => {
      const outcome = await signIn(visit)
      assert.equal(outcome.outcome, 'SIGNED_IN', JSON.stringify(outcome))
      const session = practicePantherSession.parse(outcome.session.reveal())
      assert.ok(session.cookies.some(({ name }) => name === '.AspNet.ApplicationCookie'))
      assert.equal(session.token, null)
      await withConnection(
        visit,
        async (connection) => {
          assert.equal((await connection.readers.MATTER.readPage(null)).records.length, 24)
          assert.notEqual((await connection.account()).firmName, '')
        },
        { session: outcome.session },
      )
    }))

  it('with an OAuth client consents in the same browser and gives tokens beside the cookies', async () =>
    withPracticePanther(async (visit) => {
      const outcome = await signIn(visit, { oauth: oauthClient })
      assert.equal(outcome.outcome, 'SIGNED_IN', JSON.stringify(outcome))
      const { token } = practicePantherSession.parse(outcome.session.reveal())
      assert.match(token?.refreshToken ?? '', /^[0-9a-f]{32}$/)
      await withConnection(visit, async ({ readers }) => assert.ok((await readers.USER.readPage(null)).records.length > 0), {
        session: outcome.session,
        oauth: oauthClient,
      })
    }))

  it('with an OAuth client nobody registered is REFUSED', async () =>
    withPracticePanther(async (visit) => {
      assert.equal((await signIn(visit, { oauth: { ...oauthClient, clientId: 'nobody' } })).outcome, 'REFUSED')
      await visit.desk('POST', 'faults', { expireSessions: true })
      assert.equal((await signIn(visit, { oauth: { ...oauthClient, clientSecret: new Secret('wrong') } })).outcome, 'REFUSED')
    }))

  for (const [username, method, sentTo] of [
    ['email@example.com', 'EMAIL', 'e***@example.com'],
    ['sms@example.com', 'SMS', 'ending in 42'],
  ] as const) {
    it(`asks for the code sent by ${method} and says where it went`, async () =>
      withPracticePanther(async (visit) => {
        const asked: ChallengeRequest[] = []
        const answer = async (challenge: ChallengeRequest): Promise<string> => {
          asked.push(challenge)
          return visit.lastCode()
        }
        assert.equal((await signIn(visit, { username, answer })).outcome, 'SIGNED_IN')
        assert.deepEqual(asked, [{ method, sentTo, options: [] }])
      }))
  }

  it('ends as CHALLENGE when nobody can answer now', async () =>
    withPracticePanther(async (visit) => {
      const outcome = await signIn(visit, { answer: async () => null })
      assert.deepEqual(outcome, { outcome: 'CHALLENGE', challenge: { method: 'TOTP', sentTo: null, options: [] } })
    }))

  it('is not asked for a code on a device the portal knows', async () =>
    withPracticePanther(async (visit) => {
      let asked = 0
      const login = { username: 'email@example.com', password: new Secret(sandboxPassword), firm: null, ssoProvider: null }
      const outcomes = await browser.withPage(async (page) => {
        const once = async (): Promise<SignInOutcome> =>
          practicepanther.signIn({
            page,
            portal: addressOfPortal(visit.origin),
            login,
            oauth: null,
            clock: systemClock,
            answer: async () => {
              asked += 1
              return visit.lastCode()
            },
            saveScreenshot: async (name) => name,
          })
        const first = await once()
        await goTo(page, `${visit.origin}/LogOff`)
        return [first, await once()]
      })
      assert.deepEqual(
        outcomes.map(({ outcome }) => outcome),
        ['SIGNED_IN', 'SIGNED_IN'],
      )
      assert.equal(asked, 1)
    }))

  it('tells a wrong password, a wrong code and a locked login apart', async () =>
    withPracticePanther(async (visit) => {
      const wrong = await signIn(visit, { password: 'wrong' })
      assert.equal(wrong.outcome, 'WRONG_PASSWORD')
      assert.match(wrong.detail, /incorrect/)
      assert.equal((await signIn(visit, { answer: async () => '000000' })).outcome, 'WRONG_CODE')
      for (let attempt = 0; attempt < 3; attempt += 1) await signIn(visit, { password: 'wrong' })
      const locked = await signIn(visit)
      assert.equal(locked.outcome, 'LOCKED')
      assert.match(locked.detail, /locked out/)
    }))

  it("goes through the firm's identity provider", async () =>
    withPracticePanther(async (visit) => {
      const sso = { username: 'sso@example.com', ssoProvider: 'Sandbox Identity' }
      assert.equal((await signIn(visit, { ...sso, password: 'wrong' })).outcome, 'WRONG_PASSWORD')
      assert.equal((await signIn(visit, sso)).outcome, 'SIGNED_IN')
    }))

  it('stops at a page it does not know, with a picture of it', async () =>
    withPracticePanther(async (visit) => {
      await visit.desk('POST', 'faults', { drift: 'login-redesigned' })
      const outcome = await signIn(visit)
      assert.equal(outcome.outcome, 'DRIFT')
      assert.match(outcome.detail, /unknown page/)
      await access(outcome.screenshot)
    }))

  it('is UNAVAILABLE when the portal fails', async () =>
    withPracticePanther(async (visit) => {
      await visit.desk('POST', 'faults', { next: [{ match: { path: '/' }, do: 'error', status: 503 }] })
      assert.equal((await signIn(visit)).outcome, 'UNAVAILABLE')
    }))
})
