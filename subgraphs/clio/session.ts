import type { Page } from 'puppeteer'
import { Secret } from '../../core/Secret.js'
import type { SignInOutcome, SignInTools } from '../../core/vendorAdapter.js'
import { portalCookies } from '../vendor/browser/portalCookies.js'
import { runSignIn } from '../vendor/browser/runSignIn.js'
import type { SignInTable } from '../vendor/browser/SignInTable.js'
import type { ClioSession } from './ClioSession.js'
import { exchangeCode } from './exchangeCode.js'
import { appPage } from './pages/AppPage.js'
import { codePage } from './pages/CodePage.js'
import { consentPage } from './pages/ConsentPage.js'
import { emailPage } from './pages/EmailPage.js'
import { identityProviderPage } from './pages/IdentityProviderPage.js'
import { messagePage } from './pages/MessagePage.js'
import { passwordPage } from './pages/PasswordPage.js'

type Tools = SignInTools<Page>

const signedIn = (session: ClioSession): SignInOutcome => ({ outcome: 'SIGNED_IN', session: new Secret(session) })

/**
 * Clio's sign-in: e-mail, then password or the firm's identity provider, then a code, then the product.
 * An account with an OAuth client goes on to the consent page and ends with a bearer in place of cookies.
 */
const table: SignInTable = {
  start: ({ portal }) => emailPage.address(portal.web),
  patienceMs: 10_000,
  rows: [
    {
      name: 'locked page',
      mark: messagePage.lockedMark,
      act: async ({ page }) => ({ outcome: 'LOCKED', detail: await messagePage.text(page) }),
    },
    {
      name: 'expired page',
      mark: messagePage.expiredMark,
      act: async () => ({ outcome: 'UNAVAILABLE', detail: 'the sign-in took longer than Clio allows; it has to begin anew' }),
    },
    {
      name: 'refused page',
      mark: messagePage.refusedMark,
      act: async ({ page }) => ({ outcome: 'REFUSED', detail: await messagePage.text(page) }),
    },
    {
      name: 'password page after a wrong password',
      mark: passwordPage.refusedMark,
      act: async ({ page }) => ({ outcome: 'WRONG_PASSWORD', detail: await passwordPage.problem(page) }),
    },
    {
      name: 'code page after a wrong code',
      mark: codePage.refusedMark,
      act: async ({ page }) => ({ outcome: 'WRONG_CODE', detail: await codePage.problem(page) }),
    },
    {
      name: 'identity provider after a wrong password',
      mark: identityProviderPage.refusedMark,
      act: async ({ page }) => ({ outcome: 'WRONG_PASSWORD', detail: await identityProviderPage.problem(page) }),
    },
    {
      name: 'identity provider after too many failures',
      mark: identityProviderPage.lockedMark,
      act: async ({ page }) => ({ outcome: 'LOCKED', detail: await identityProviderPage.problem(page) }),
    },
    {
      name: 'e-mail page',
      mark: emailPage.mark,
      act: async ({ page, login }) => {
        await emailPage.submit(page, login.username)
        return undefined
      },
    },
    {
      name: 'password page',
      mark: passwordPage.mark,
      act: async ({ page, login }) => {
        await passwordPage.submit(page, login.password)
        return undefined
      },
    },
    {
      name: 'code page',
      mark: codePage.mark,
      act: async (tools) => answerCode(tools),
    },
    {
      name: 'identity provider',
      mark: identityProviderPage.mark,
      act: async ({ page, login }) => {
        await identityProviderPage.submit(page, login.username, login.password)
        return undefined
      },
    },
    {
      name: 'approval page',
      mark: consentPage.approvedMark,
      act: async ({ page, portal, oauth, clock, instruments }) =>
        oauth === null ? undefined : signedIn(await exchangeCode(consentPage.code(page), { portal, oauth, clock, instruments })),
    },
    {
      name: 'consent page',
      mark: consentPage.mark,
      act: async ({ page }) => {
        await consentPage.allow(page)
        return undefined
      },
    },
    {
      name: 'unknown application page',
      mark: consentPage.unknownClientMark,
      act: async () => ({ outcome: 'REFUSED', detail: "Clio does not know the OAuth client in this account's region" }),
    },
    {
      name: 'application',
      mark: appPage.mark,
      act: async ({ page, portal, oauth }) => {
        if (oauth === null) return signedIn({ kind: 'cookies', cookies: await portalCookies(page, [portal.web, portal.api]) })
        await consentPage.open(page, portal, oauth)
        return undefined
      },
    },
  ],
}

const answerCode = async (tools: Tools): Promise<SignInOutcome | undefined> => {
  const challenge = await codePage.challenge(tools.page)
  const code = await tools.answer(challenge)
  if (code === null) return { outcome: 'CHALLENGE', challenge }
  await codePage.submit(tools.page, code)
  return undefined
}

/** Signs in at Clio's pages. */
export const signIn = (tools: Tools): Promise<SignInOutcome> => runSignIn(tools, table)
