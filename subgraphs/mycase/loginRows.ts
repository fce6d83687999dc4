import type { SignInRow } from '../vendor/browser/SignInTable.js'
import { identityProviderPage } from './pages/IdentityProviderPage.js'
import { accountNamed, launchpadPage } from './pages/LaunchpadPage.js'
import { loginPage } from './pages/LoginPage.js'
import { secondFactorPage } from './pages/SecondFactorPage.js'

/** The pages between the portal's address and its dashboard. */
export const loginRows: readonly SignInRow[] = [
  {
    name: 'login page',
    mark: loginPage.mark,
    // Once for the portal; once more where MyCase asks again before the consent.
    visits: 2,
    act: async ({ page, login }) => {
      await (login.ssoProvider === null ? loginPage.logIn(page, login) : loginPage.goToSingleSignOn(page))
      return undefined
    },
  },
  {
    name: 'identity provider',
    mark: identityProviderPage.mark,
    act: async ({ page, login }) => {
      await identityProviderPage.logIn(page, login)
      return undefined
    },
  },
  {
    name: 'second factor',
    mark: secondFactorPage.mark,
    act: async (tools) => {
      const { page } = tools
      const challenge = await secondFactorPage.challenge(page)
      const code = await tools.answer(challenge)
      if (code === null) return { outcome: 'CHALLENGE', challenge }
      await secondFactorPage.enter(page, challenge.method, code)
      return undefined
    },
  },
  {
    name: 'account chooser',
    mark: launchpadPage.mark,
    act: async (tools) => {
      const { page, login } = tools
      const accounts = await launchpadPage.accounts(page)
      const challenge = { method: 'ACCOUNT_CHOICE', sentTo: null, options: accounts } as const
      const known = login.firm === null ? undefined : accountNamed(accounts, login.firm)
      const chosen = known ?? accountNamed(accounts, (await tools.answer(challenge)) ?? '')
      if (chosen === undefined) return { outcome: 'CHALLENGE', challenge }
      await launchpadPage.choose(page, chosen)
      return undefined
    },
  },
]
