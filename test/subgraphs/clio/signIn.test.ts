import assert from 'node:assert/strict'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { z } from 'zod'
import { Secret } from '../../../core/Secret.js'
import { findChromium } from '../../../bin/findChromium.js'
import { systemClock } from '../../../bin/systemClock.js'
import type { ChallengeRequest, SignInOutcome } from '../../../core/vendorAdapter.js'
import { sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { clio } from '../../../subgraphs/clio/clio.js'
import { answerWith } from '../../../subgraphs/vendor/browser/answerWith.js'
import { openBrowser } from '../../../subgraphs/vendor/browser/openBrowser.js'
import type { SharedBrowser } from '../../../subgraphs/vendor/browser/SharedBrowser.js'
import { signInThroughBrowser } from '../../../subgraphs/vendor/browser/signInThroughBrowser.js'
import { codeFor } from '../../sandbox/clio/withClio.js'
import { type ClioAccount, oauth, portalAt, withClioAccount } from './withClioAccount.js'

let browser: SharedBrowser
let folder: string

before(async () => {
  const executablePath = await findChromium({ setting: process.env['CHROMIUM_PATH'], path: process.env['PATH'] ?? '' })
  assert.ok(executablePath, 'a Chromium is needed')
  browser = await openBrowser({ executablePath, asRoot: process.getuid?.() === 0 })
  folder = await mkdtemp(join(tmpdir(), 'clio-sign-in-'))
})

after(async () => {
  await browser.close()
  await rm(folder, { recursive: true })
})

interface Attempt {
  readonly username?: string
  readonly password?: string
  readonly answer?: (challenge: ChallengeRequest) => Promise<string | null>
  readonly oauth?: typeof oauth | null
}

const attempt = ({ origin }: Pick<ClioAccount, 'origin'>, wanted: Attempt = {}): Promise<SignInOutcome> =>
  signInThroughBrowser({
    adapter: clio,
    browser,
    portal: portalAt(origin),
    login: {
      username: wanted.username ?? 'demo@example.com',
      password: new Secret(wanted.password ?? sandboxPassword),
      firm: null,
      ssoProvider: null,
    },
    oauth: wanted.oauth ?? null,
    clock: systemClock,
    answer: wanted.answer ?? answerWith({ clock: systemClock, totpSecret: sandboxTotpSecret }),
    screenshotFolder: folder,
  })

const nobody = async (): Promise<null> => null

/** The portal's own sign-in took this step's code; as a day later, none is spent. */
const freshCodes = ({ desk }: ClioAccount): Promise<unknown> => desk('POST', 'faults', { expireSessions: true })

describe('Clio sign-in', () => {
  test('a password and an authenticator code yield a session that reads', () =>
    withClioAccount(async (account) => {
      await freshCodes(account)
      const outcome = await attempt(account)
      assert.ok(outcome.outcome === 'SIGNED_IN')
      const facts = await account.open({ session: outcome.session }).account()
      assert.ok(facts.firmName)
    }))

  test('an SMS code read from the inbox signs in, and the challenge tells where it went', () =>
    withClioAccount(async (account) => {
      const asked: ChallengeRequest[] = []
      const outcome = await attempt(account, {
        username: 'sms@example.com',
        answer: (challenge) => {
          asked.push(challenge)
          return codeFor(account.desk, 'sms@example.com')
        },
      })
      assert.equal(outcome.outcome, 'SIGNED_IN')
      assert.equal(asked.length, 1)
      assert.equal(asked[0]?.method, 'SMS')
      assert.match(asked[0]?.sentTo ?? '', /\d{4}\.?$/)
    }))

  test('an e-mailed code signs in', () =>
    withClioAccount(async (account) => {
      const outcome = await attempt(account, { username: 'email@example.com', answer: () => codeFor(account.desk, 'email@example.com') })
      assert.equal(outcome.outcome, 'SIGNED_IN')
    }))

  test('a code nobody can give ends as a challenge', () =>
    withClioAccount(async (account) => {
      const outcome = await attempt(account, { username: 'sms@example.com', answer: nobody })
      assert.ok(outcome.outcome === 'CHALLENGE')
      assert.equal(outcome.challenge.method, 'SMS')
    }))

  test('a wrong password is told in the words of the page', () =>
    withClioAccount(async (account) => {
      const outcome = await attempt(account, { password: 'wrong' })
      assert.ok(outcome.outcome === 'WRONG_PASSWORD')
      assert.match(outcome.detail, /incorrect/)
    }))

  test('a wrong code is told', () =>
    withClioAccount(async (account) => {
      const outcome = await attempt(account, { username: 'sms@example.com', answer: async () => '000000' })
      assert.equal(outcome.outcome, 'WRONG_CODE')
    }))

  test('a locked login is told', () =>
    withClioAccount(async (account) => {
      for (let time = 1; time <= 4; time += 1) await attempt(account, { password: 'wrong' })
      assert.equal((await attempt(account, { password: 'wrong' })).outcome, 'LOCKED')
      assert.equal((await attempt(account)).outcome, 'LOCKED')
    }))

  test('single sign-on goes through the identity provider', () =>
    withClioAccount(async (account) => {
      assert.equal((await attempt(account, { username: 'sso@example.com', password: 'wrong' })).outcome, 'WRONG_PASSWORD')
      const outcome = await attempt(account, { username: 'sso@example.com' })
      assert.ok(outcome.outcome === 'SIGNED_IN')
      assert.equal((await account.open({ session: outcome.session }).readers.USER.readPage(null)).next, null)
    }))

  test('an OAuth client is given consent in the same browser, and the session is its tokens', () =>
    withClioAccount(async (account) => {
      const outcome = await attempt(account, {
        username: 'sms@example.com',
        answer: () => codeFor(account.desk, 'sms@example.com'),
        oauth,
      })
      assert.ok(outcome.outcome === 'SIGNED_IN')
      assert.equal(z.object({ kind: z.string() }).parse(outcome.session.reveal()).kind, 'bearer')
      assert.ok((await account.open({ session: outcome.session }).account()).userName)
    }))

  test('an OAuth client Clio does not know is refused', () =>
    withClioAccount(async (account) => {
      const outcome = await attempt(account, {
        username: 'sms@example.com',
        answer: () => codeFor(account.desk, 'sms@example.com'),
        oauth: { ...oauth, clientId: 'another-region' },
      })
      assert.equal(outcome.outcome, 'REFUSED')
    }))

  test('a page nobody knows is DRIFT, with a picture of it', () =>
    withClioAccount(async (account) => {
      await account.desk('POST', 'faults', { drift: 'new-sign-in-page' })
      const outcome = await attempt(account)
      assert.ok(outcome.outcome === 'DRIFT')
      assert.match(outcome.detail, /unknown page after the password page/)
      await access(outcome.screenshot)
    }))

  test('a portal that is down is unavailable', async () => {
    let origin = ''
    await withClioAccount(async (account) => {
      origin = account.origin
    })
    assert.equal((await attempt({ origin })).outcome, 'UNAVAILABLE')
  })
})
