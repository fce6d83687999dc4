import { randomUUID } from 'node:crypto'
import type { Page } from 'puppeteer'
import { Secret } from '../../core/Secret.js'
import type { SignInOutcome, SignInTools } from '../../core/vendorAdapter.js'
import { goTo } from '../vendor/browser/goTo.js'
import { portalCookies } from '../vendor/browser/portalCookies.js'
import { saveDrift } from '../vendor/browser/saveDrift.js'
import type { SignInRow, SignInTable } from '../vendor/browser/SignInTable.js'
import { standInForCallback } from '../vendor/browser/standInForCallback.js'
import { addressOf } from '../vendor/browser/watchNavigation.js'
import { authorizeAddress, redirectUri } from './oauth.js'
import { consentPage } from './pages/ConsentPage.js'
import { identityProviderPage } from './pages/IdentityProviderPage.js'
import { loginPage } from './pages/LoginPage.js'
import { twoFactorPage } from './pages/TwoFactorPage.js'
import type { PracticePantherSession } from './PracticePantherSession.js'
import { takeToken } from './takeToken.js'

type Tools = SignInTools<Page>

/** PracticePanther's sign-in. Errors stand before the page they are shown on. One table serves one sign-in: it holds the state of its consent. */
export const signInTable = (): SignInTable => {
  const state = randomUUID()
  return {
    start: ({ portal }) => `${portal.web}/`,
    rows: [...passwordRows, ...codeRows, ...identityProviderRows, ...consentRows(state)],
    patienceMs: 10_000,
  }
}

const passwordRows: readonly SignInRow[] = [
  {
    name: 'lock-out notice',
    mark: loginPage.lockedMark,
    act: async ({ page }) => ({ outcome: 'LOCKED', detail: await loginPage.error(page) }),
  },
  { name: 'refused login', mark: loginPage.errorMark, act: async (tools) => refusedLogin(tools, await loginPage.error(tools.page)) },
  {
    name: 'login page',
    mark: loginPage.mark,
    act: async ({ page, login }) => {
      await (login.ssoProvider === null ? loginPage.submit(page, login.username, login.password) : loginPage.chooseSingleSignOn(page))
      return undefined
    },
  },
]

/** The login page says why it refused; a reason nobody knows is not taken for a wrong password. */
const refusedLogin = async (tools: Tools, reason: string): Promise<SignInOutcome> => {
  if (/incorrect|invalid|not recognized/i.test(reason)) return { outcome: 'WRONG_PASSWORD', detail: reason }
  if (/with your firm failed/i.test(reason)) return { outcome: 'REFUSED', detail: reason }
  return saveDrift(tools, 'refused login', `refused login: unknown reason “${reason.slice(0, 120)}”`)
}

const codeRows: readonly SignInRow[] = [
  {
    name: 'refused code',
    mark: twoFactorPage.errorMark,
    act: async ({ page }) => ({ outcome: 'WRONG_CODE', detail: await twoFactorPage.error(page) }),
  },
  {
    name: 'security code page',
    mark: twoFactorPage.mark,
    act: async (tools) => {
      const challenge = await twoFactorPage.challenge(tools.page)
      const code = await tools.answer(challenge)
      if (code === null) return { outcome: 'CHALLENGE', challenge }
      await twoFactorPage.submit(tools.page, code)
      return undefined
    },
  },
]

const identityProviderRows: readonly SignInRow[] = [
  {
    name: "identity provider's lock-out notice",
    mark: identityProviderPage.lockedMark,
    act: async ({ page }) => ({ outcome: 'LOCKED', detail: await identityProviderPage.error(page) }),
  },
  {
    name: "identity provider's refusal",
    mark: identityProviderPage.errorMark,
    act: async ({ page }) => ({ outcome: 'WRONG_PASSWORD', detail: await identityProviderPage.error(page) }),
  },
  {
    name: "identity provider's sign-in",
    mark: identityProviderPage.mark,
    act: async ({ page, login }) => {
      await identityProviderPage.submit(page, login.username, login.password)
      return undefined
    },
  },
]

const consentRows = (state: string): readonly SignInRow[] => [
  {
    name: 'dashboard',
    mark: { url: /^[^?#]*\/Dashboard\/?(?:[?#]|$)/i },
    act: async (tools) => {
      if (tools.oauth === null) return { outcome: 'SIGNED_IN', session: await sessionOf(tools, null) }
      await standInForCallback(tools.page, redirectUri)
      await goTo(tools.page, authorizeAddress(tools.portal.web, tools.oauth, state))
      return undefined
    },
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
    name: 'refused client',
    mark: consentPage.refusedMark,
    act: async () => ({ outcome: 'REFUSED', detail: 'PracticePanther does not know the OAuth client or its redirect address.' }),
  },
  {
    name: 'callback',
    mark: { url: new RegExp(`^${redirectUri.replaceAll('.', String.raw`\.`)}\\?`) },
    act: async (tools) => {
      const taken = await takeToken(tools, { address: addressOf(tools.page), state })
      return 'outcome' in taken ? taken : { outcome: 'SIGNED_IN', session: await sessionOf(tools, taken) }
    },
  },
]

const sessionOf = async ({ page, portal }: Tools, token: PracticePantherSession['token']): Promise<Secret<PracticePantherSession>> =>
  new Secret({ cookies: await portalCookies(page, [portal.web]), token })
