import assert from 'node:assert/strict'
import type { ChallengeRequest, SignInOutcome } from '../../../../core/vendorAdapter.js'
import { answerWith } from '../../../../subgraphs/vendor/browser/answerWith.js'
import { sandboxTotpSecret } from '../../../../sandbox/portal/logins.js'
import type { SandboxVendor } from '../../../support/withSandboxVendor.js'
import type { Rule } from '../../Rule.js'
import type { SignInScene, SignInVisit } from './SignInScene.js'

/** Ways to be let in. */
export const signedInRules: readonly Rule<SignInScene>[] = [
  {
    id: 'C-01',
    level: 'MUST',
    says: 'a password and an authenticator code sign in, and the session alone opens the account',
    check: ({ atFreshPortal }) =>
      atFreshPortal(async ({ sandbox, signIn, accountOf }) => {
        const account = await accountOf(await signIn())
        assertIsUser(sandbox, account.userName, 'demo@example.com')
        assert.notEqual(account.firmName, '')
        assert.equal(account.currency, sandbox.world.firm.currency)
        assert.equal(account.timeZone, sandbox.world.firm.timeZone)
      }),
  },
  {
    id: 'C-02',
    level: 'MUST',
    says: 'a code sent by SMS signs in',
    check: ({ atFreshPortal }) => atFreshPortal((visit) => withCodeFromInbox(visit, 'SMS')),
  },
  {
    id: 'C-03',
    level: 'MUST',
    says: 'a code sent by e-mail signs in',
    check: ({ atFreshPortal }) => atFreshPortal((visit) => withCodeFromInbox(visit, 'EMAIL')),
  },
  {
    id: 'C-04',
    level: 'MUST',
    says: 'single sign-on goes through the identity provider and back',
    check: ({ atFreshPortal }) =>
      atFreshPortal(async ({ sandbox, signIn, accountOf }) => {
        const account = await accountOf(await signIn({ username: 'sso@example.com', ssoProvider: 'sandbox' }))
        assertIsUser(sandbox, account.userName, 'sso@example.com')
        assert.ok((await sandbox.identityProviderDesk.requests()) > 0, 'the identity provider was never asked')
      }),
  },
  {
    id: 'C-05',
    level: 'SHOULD',
    says: 'someone of several firms is asked which, and gets the one chosen',
    check: ({ atFreshPortal }) =>
      atFreshPortal(async ({ sandbox, signIn, accountOf }) => {
        const asked: ChallengeRequest[] = []
        const account = await accountOf(await signIn(choosing(sandbox, asked, (options) => options.at(-1) ?? null)))
        const choice = asked.find(({ method }) => method === 'ACCOUNT_CHOICE')
        assert.ok(choice !== undefined && choice.options.length > 1, 'nobody was asked to choose')
        const chosen = choice.options.at(-1) ?? ''
        assert.ok(chosen.includes(account.firmName), `expected the firm ${chosen}, came ${account.firmName}`)
      }),
  },
  {
    id: 'C-06',
    level: 'SHOULD',
    says: 'someone of several firms whom nobody answers for waits with the firms to choose from',
    check: ({ atFreshPortal }) =>
      atFreshPortal(async ({ sandbox, signIn }) => {
        const outcome = await signIn(choosing(sandbox, [], () => null))
        assert.equal(outcome.outcome, 'CHALLENGE')
        assert.ok(outcome.outcome === 'CHALLENGE' && outcome.challenge.method === 'ACCOUNT_CHOICE')
        assert.ok(outcome.challenge.options.length > 1)
      }),
  },
]

const withCodeFromInbox = async ({ sandbox, signIn, accountOf }: SignInVisit, method: 'SMS' | 'EMAIL'): Promise<void> => {
  const username = `${method.toLowerCase()}@example.com`
  const asked: ChallengeRequest[] = []
  const outcome: SignInOutcome = await signIn({
    username,
    answer: async (challenge) => {
      asked.push(challenge)
      return sandbox.desk.lastCode()
    },
  })
  assertIsUser(sandbox, (await accountOf(outcome)).userName, username)
  assert.deepEqual(
    asked.map((challenge) => challenge.method),
    [method],
  )
  assert.notEqual(asked[0]?.sentTo, username, 'the whole address is shown')
}

/** Signs in as someone of several firms, and chooses among them. */
const choosing = (sandbox: SandboxVendor, asked: ChallengeRequest[], choose: (options: readonly string[]) => string | null) => {
  const code = answerWith({ clock: sandbox.clock, totpSecret: sandboxTotpSecret })
  return {
    username: 'firms@example.com',
    answer: async (challenge: ChallengeRequest) => {
      asked.push(challenge)
      return challenge.method === 'ACCOUNT_CHOICE' ? choose(challenge.options) : code(challenge)
    },
  }
}

const assertIsUser = ({ world }: SandboxVendor, userName: string, username: string): void => {
  const user = world.users.find(({ email }) => email === username)
  assert.ok(user !== undefined && userName.includes(user.lastName) && userName.includes(user.firstName), `${userName} is not ${username}`)
}
