import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { sandboxPassword } from '../../../../sandbox/portal/logins.js'
import type { Rule } from '../../Rule.js'
import type { SignInScene } from './SignInScene.js'

const failuresUntilLocked = 5
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Ways not to be let in. */
export const refusedRules: readonly Rule<SignInScene>[] = [
  {
    id: 'C-07',
    level: 'MUST',
    says: 'a wrong password is WRONG_PASSWORD, in words that do not repeat it',
    check: ({ atFreshPortal }) =>
      atFreshPortal(async ({ signIn }) => {
        const outcome = await signIn({ password: 'Mistaken-2026!' })
        assert.equal(outcome.outcome, 'WRONG_PASSWORD')
        assert.ok(!JSON.stringify(outcome).includes('Mistaken-2026!'))
      }),
  },
  {
    id: 'C-08',
    level: 'MUST',
    says: 'a wrong code is WRONG_CODE',
    check: ({ atFreshPortal }) =>
      atFreshPortal(async ({ signIn }) => {
        // Letters are never a code, so that no run meets the right one by chance.
        assert.equal((await signIn({ answer: async () => '00000x' })).outcome, 'WRONG_CODE')
      }),
  },
  {
    id: 'C-09',
    level: 'MUST',
    says: 'a code nobody gives is CHALLENGE, and says how it is asked for',
    check: ({ atFreshPortal }) =>
      atFreshPortal(async ({ signIn }) => {
        const outcome = await signIn({ answer: async () => null })
        assert.ok(outcome.outcome === 'CHALLENGE', `expected CHALLENGE, came ${JSON.stringify(outcome)}`)
        assert.equal(outcome.challenge.method, 'TOTP')
      }),
  },
  {
    id: 'C-10',
    level: 'MUST',
    says: 'a login that failed too often is LOCKED, the right password notwithstanding',
    check: ({ atFreshPortal }) =>
      atFreshPortal(async ({ signIn }) => {
        for (let failure = 1; failure < failuresUntilLocked; failure += 1) {
          assert.equal((await signIn({ password: 'Mistaken-2026!' })).outcome, 'WRONG_PASSWORD')
        }
        assert.equal((await signIn({ password: 'Mistaken-2026!' })).outcome, 'LOCKED')
        assert.equal((await signIn()).outcome, 'LOCKED')
      }),
  },
  {
    id: 'C-11',
    level: 'MUST',
    says: 'a page nobody knows is DRIFT, with a picture of it and without the password',
    check: ({ vendor, atFreshPortal }) =>
      atFreshPortal(async ({ sandbox, signIn }) => {
        for (const drift of vendor.signInDrifts) {
          await sandbox.desk.order({ drift })
          const outcome = await signIn()
          assert.ok(outcome.outcome === 'DRIFT', `${drift}: expected DRIFT, came ${JSON.stringify(outcome)}`)
          assert.deepEqual((await readFile(outcome.screenshot)).subarray(0, pngSignature.length), pngSignature)
          assert.ok(!outcome.detail.includes(sandboxPassword))
          await sandbox.clock.sleep(60_000)
        }
      }),
  },
  {
    id: 'C-12',
    level: 'MUST',
    says: 'a portal that answers with server errors is UNAVAILABLE',
    check: ({ atFreshPortal }) =>
      atFreshPortal(async ({ sandbox, signIn }) => {
        await sandbox.desk.order({ next: [{ do: 'error', status: 503, times: 1000 }] })
        assert.equal((await signIn()).outcome, 'UNAVAILABLE')
      }),
  },
  {
    id: 'C-13',
    level: 'MUST',
    says: 'a portal that nobody listens at is UNAVAILABLE',
    check: ({ atFreshPortal }) =>
      atFreshPortal(async ({ sandbox, signIn }) => {
        await sandbox.shutDown()
        assert.equal((await signIn()).outcome, 'UNAVAILABLE')
      }),
  },
  {
    id: 'C-14',
    level: 'MUST',
    says: 'a wrong password at the identity provider is WRONG_PASSWORD too',
    check: ({ atFreshPortal }) =>
      atFreshPortal(async ({ signIn }) => {
        const outcome = await signIn({ username: 'sso@example.com', ssoProvider: 'sandbox', password: 'Mistaken-2026!' })
        assert.equal(outcome.outcome, 'WRONG_PASSWORD')
      }),
  },
]
