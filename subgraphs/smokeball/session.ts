import type { Page } from 'puppeteer'
import { Secret } from '../../core/Secret.js'
import type { SignInOutcome, SignInTools } from '../../core/vendorAdapter.js'
import type { PageMark, SignInRow, SignInTable } from '../vendor/browser/SignInTable.js'
import { visibleText } from '../vendor/browser/visibleText.js'
import { LoginPage } from './pages/LoginPage.js'
import { ProviderPage } from './pages/ProviderPage.js'
import { TwoFactorPage } from './pages/TwoFactorPage.js'
import { readAppState } from './pages/WebApp.js'
import type { SmokeballSession } from './SmokeballSession.js'

type RefusalOutcome = 'WRONG_PASSWORD' | 'WRONG_CODE' | 'LOCKED' | 'REFUSED' | 'UNAVAILABLE'

/** A page that ends the sign-in with what its alert says. */
const ends = (name: string, outcome: RefusalOutcome, mark: PageMark): SignInRow => ({
  name,
  mark,
  act: async ({ page }) => ({ outcome, detail: (await visibleText(page, mark.selector ?? 'body')) ?? name }),
})

const refusal = (name: string, outcome: RefusalOutcome, text: RegExp): SignInRow => ends(name, outcome, { selector: LoginPage.alert, text })

/** Smokeball's sign-in: every page that can appear, refusals before the page they stand on. */
export const signInTable: SignInTable = {
  start: ({ portal }) => LoginPage.address(portal.web),
  patienceMs: 10_000,
  rows: [
    refusal('locked login', 'LOCKED', LoginPage.refusals.locked),
    refusal('provider’s refusal', 'WRONG_PASSWORD', /the user name or password is incorrect/i),
    refusal('wrong password', 'WRONG_PASSWORD', LoginPage.refusals.wrongPassword),
    {
      name: 'single sign-on only',
      mark: { selector: LoginPage.alert, text: LoginPage.refusals.singleSignOnOnly },
      act: async ({ page }) => done(LoginPage.chooseSingleSignOn(page)),
    },
    refusal('single sign-on failed', 'REFUSED', LoginPage.refusals.singleSignOnFailed),
    refusal('expired login', 'UNAVAILABLE', LoginPage.refusals.expired),
    ends('wrong code', 'WRONG_CODE', TwoFactorPage.wrongCode),
    { name: 'identity provider', mark: ProviderPage.mark, act: async ({ page, login }) => done(ProviderPage.signIn(page, login)) },
    {
      name: 'login page',
      mark: LoginPage.mark,
      act: async ({ page, login }) => done(login.ssoProvider === null ? LoginPage.logIn(page, login) : LoginPage.chooseSingleSignOn(page)),
    },
    { name: 'two-factor page', mark: TwoFactorPage.mark, act: async (tools) => answerChallenge(tools) },
    {
      name: 'dashboard',
      mark: { url: /\/dashboard$/ },
      act: async (tools) => ({ outcome: 'SIGNED_IN', session: new Secret(await takeSession(tools)) }),
    },
  ],
}

const done = async (act: Promise<void>): Promise<undefined> => {
  await act
}

const answerChallenge = async (tools: SignInTools<Page>): Promise<SignInOutcome | undefined> => {
  const challenge = await TwoFactorPage.challenge(tools.page)
  const code = await tools.answer(challenge)
  if (code === null) return { outcome: 'CHALLENGE', challenge }
  await TwoFactorPage.enter(tools.page, code)
  return undefined
}

/** What the app uses for its own requests is the session. */
const takeSession = async ({ page }: SignInTools<Page>): Promise<SmokeballSession> => {
  const { expiresAt, ...state } = await readAppState(page)
  return { ...state, expiresAt: new Date(expiresAt).toISOString() }
}
