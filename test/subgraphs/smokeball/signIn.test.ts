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
import { identityProvider } from '../../../sandbox/identity-provider/identityProvider.js'
import { sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { smokeballPortal } from '../../../sandbox/smokeball/smokeballPortal.js'
import { startSandbox } from '../../../sandbox/startSandbox.js'
import { smokeball } from '../../../subgraphs/smokeball/smokeball.js'
import { answerWith } from '../../../subgraphs/vendor/browser/answerWith.js'
import { openBrowser } from '../../../subgraphs/vendor/browser/openBrowser.js'
import type { SharedBrowser } from '../../../subgraphs/vendor/browser/SharedBrowser.js'
import { signInThroughBrowser } from '../../../subgraphs/vendor/browser/signInThroughBrowser.js'
import { portalAt } from './withSmokeballAccount.js'

let browser: SharedBrowser
let folder: string

before(async () => {
  const executablePath = await findChromium({ setting: process.env['CHROMIUM_PATH'], path: process.env['PATH'] ?? '' })
  assert.ok(executablePath, 'a Chromium is needed')
  browser = await openBrowser({ executablePath, asRoot: process.getuid?.() === 0 })
  folder = await mkdtemp(join(tmpdir(), 'smokeball-sign-in-'))
})

after(async () => {
  await browser.close()
  await rm(folder, { recursive: true })
})

interface Attempt {
  readonly username?: string
  readonly password?: string
  readonly ssoProvider?: string
  readonly answer?: (challenge: ChallengeRequest) => Promise<string | null>
}

/** A sandbox with the portal and the identity provider, and a way to sign in at it. */
const withPortals = async (
  visit: (visit: {
    readonly origin: string
    readonly attempt: (wanted?: Attempt) => Promise<SignInOutcome>
    readonly desk: (path: string, body?: unknown) => Promise<unknown>
  }) => Promise<void>,
): Promise<void> => {
  const sandbox = await startSandbox({
    portBase: 0,
    seed: 1,
    matters: 5,
    limitScale: 1000,
    definitions: [identityProvider, smokeballPortal],
  })
  const origin = sandbox.portals.find(({ slug }) => slug === 'smokeball')?.origin ?? ''
  try {
    await visit({
      origin,
      attempt: (wanted) => attemptAt(origin, wanted),
      desk: async (path, body) => {
        const sent =
          body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        return (await fetch(`${origin}/_sandbox/${path}`, sent)).json()
      },
    })
  } finally {
    await sandbox.close()
  }
}

const attemptAt = (origin: string, wanted: Attempt = {}): Promise<SignInOutcome> =>
  signInThroughBrowser({
    adapter: smokeball,
    browser,
    portal: portalAt(origin),
    login: {
      username: wanted.username ?? 'demo@example.com',
      password: new Secret(wanted.password ?? sandboxPassword),
      firm: null,
      ssoProvider: wanted.ssoProvider ?? null,
    },
    oauth: null,
    clock: systemClock,
    answer: wanted.answer ?? answerWith({ clock: systemClock, totpSecret: sandboxTotpSecret }),
    screenshotFolder: folder,
  })

const codeIn = async (desk: (path: string) => Promise<unknown>): Promise<string> =>
  z
    .array(z.object({ code: z.string() }))
    .parse(await desk('inbox'))
    .at(-1)?.code ?? ''

describe('Smokeball sign-in', () => {
  test('a password and an authenticator code yield the web app’s bearer, refresh token and API key', () =>
    withPortals(async ({ origin, attempt }) => {
      const outcome = await attempt()
      assert.ok(outcome.outcome === 'SIGNED_IN', JSON.stringify(outcome))
      const session = z.object({ accessToken: z.string(), refreshToken: z.string(), apiKey: z.string() }).parse(outcome.session.reveal())
      const headers = { authorization: `Bearer ${session.accessToken}`, 'x-api-key': session.apiKey }
      assert.equal((await fetch(`${origin}/firm`, { headers })).status, 200)
    }))

  test('a code by text message is asked for with where it went', () =>
    withPortals(async ({ attempt, desk }) => {
      const asked: ChallengeRequest[] = []
      const outcome = await attempt({
        username: 'sms@example.com',
        answer: async (challenge) => {
          asked.push(challenge)
          return codeIn(desk)
        },
      })
      assert.equal(outcome.outcome, 'SIGNED_IN')
      assert.deepEqual(asked, [{ method: 'SMS', sentTo: '•••• 0142', options: [] }])
    }))

  test('a code by e-mail signs in', () =>
    withPortals(async ({ attempt, desk }) => {
      const asked: ChallengeRequest[] = []
      const outcome = await attempt({
        username: 'email@example.com',
        answer: async (challenge) => {
          asked.push(challenge)
          return codeIn(desk)
        },
      })
      assert.equal(outcome.outcome, 'SIGNED_IN')
      assert.deepEqual(asked, [{ method: 'EMAIL', sentTo: 'e•••@example.com', options: [] }])
    }))

  test('a code nobody can give ends as a challenge', () =>
    withPortals(async ({ attempt }) => {
      const outcome = await attempt({ answer: async () => null })
      assert.ok(outcome.outcome === 'CHALLENGE')
      assert.equal(outcome.challenge.method, 'TOTP')
    }))

  test('a wrong password is told in the words of the page', () =>
    withPortals(async ({ attempt }) => {
      const outcome = await attempt({ password: 'wrong' })
      assert.ok(outcome.outcome === 'WRONG_PASSWORD')
      assert.match(outcome.detail, /incorrect/i)
    }))

  test('a wrong code is told', () =>
    withPortals(async ({ attempt }) => {
      assert.equal((await attempt({ username: 'sms@example.com', answer: async () => '000000' })).outcome, 'WRONG_CODE')
    }))

  test('the fifth failure locks the login, also for the right password', () =>
    withPortals(async ({ origin, attempt }) => {
      for (let time = 1; time <= 4; time += 1)
        await fetch(`${origin}/auth/sign-in`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: 'demo@example.com', password: 'wrong' }),
        })
      assert.equal((await attempt({ password: 'wrong' })).outcome, 'LOCKED')
      assert.equal((await attempt()).outcome, 'LOCKED')
    }))

  test('single sign-on goes through the identity provider, chosen beforehand or when the portal asks for it', () =>
    withPortals(async ({ attempt }) => {
      assert.equal((await attempt({ username: 'sso@example.com', ssoProvider: 'firm', password: 'wrong' })).outcome, 'WRONG_PASSWORD')
      assert.equal((await attempt({ username: 'sso@example.com', ssoProvider: 'firm' })).outcome, 'SIGNED_IN')
      assert.equal((await attempt({ username: 'sso@example.com' })).outcome, 'SIGNED_IN')
    }))

  test('a page nobody knows is DRIFT, with a picture of it', () =>
    withPortals(async ({ attempt, desk }) => {
      await desk('faults', { drift: 'new-sign-in-page' })
      const outcome = await attempt()
      assert.ok(outcome.outcome === 'DRIFT')
      assert.match(outcome.detail, /unknown page after the login page/)
      await access(outcome.screenshot)
    }))

  test('an app that keeps its tokens elsewhere is DRIFT, not a session without tokens', () =>
    withPortals(async ({ attempt, desk }) => {
      await desk('faults', { drift: 'moved-app-state' })
      const outcome = await attempt()
      assert.ok(outcome.outcome === 'DRIFT')
      assert.match(outcome.detail, /smokeballStateDB/)
      await access(outcome.screenshot)
    }))

  test('a portal that is down is unavailable', async () => {
    let former = ''
    await withPortals(async ({ origin }) => {
      former = origin
    })
    assert.equal((await attemptAt(former)).outcome, 'UNAVAILABLE')
  })
})
