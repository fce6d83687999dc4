import type { SignInOutcome } from '../../core/vendorAdapter.js'
import type { SignInRow } from '../vendor/browser/SignInTable.js'
import { consentPage } from './pages/ConsentPage.js'
import { identityProviderPage } from './pages/IdentityProviderPage.js'
import { loginPage } from './pages/LoginPage.js'
import { secondFactorPage } from './pages/SecondFactorPage.js'

const ends = (name: string, mark: SignInRow['mark'], outcome: SignInOutcome): SignInRow => ({ name, mark, act: async () => outcome })

/** What ends a sign-in. These stand before the pages they appear on. */
export const refusals: readonly SignInRow[] = [
  ends('locked page', loginPage.locked, {
    outcome: 'LOCKED',
    detail: 'MyCase has locked the login after too many failed attempts. Wait a while, or have a firm administrator unlock it.',
  }),
  ends('wrong password', loginPage.wrongPassword, { outcome: 'WRONG_PASSWORD', detail: 'MyCase refuses the e-mail address or password.' }),
  ends('single sign-on demanded', loginPage.wantsSingleSignOn, {
    outcome: 'REFUSED',
    detail: 'The firm requires single sign-on at MyCase: connect the account with an identity provider.',
  }),
  ends('single sign-on failed', loginPage.singleSignOnFailed, {
    outcome: 'REFUSED',
    detail: 'The identity provider signed the user in, but MyCase knows nobody with that e-mail address.',
  }),
  ends('identity provider locked', identityProviderPage.locked, {
    outcome: 'LOCKED',
    detail: "The firm's identity provider has locked the login after too many failed attempts.",
  }),
  ends('identity provider refused', identityProviderPage.wrongPassword, {
    outcome: 'WRONG_PASSWORD',
    detail: "The firm's identity provider refuses the user name or password.",
  }),
  ends('wrong code', secondFactorPage.wrongCode, { outcome: 'WRONG_CODE', detail: 'MyCase refuses the verification code.' }),
  ends('consent forbidden', consentPage.forbidden, {
    outcome: 'REFUSED',
    detail:
      "The user needs the MyCase permission to manage the firm's preferences, billing, and payment options, to let the OAuth client in.",
  }),
  ends('unknown OAuth client', consentPage.unknownClient, {
    outcome: 'REFUSED',
    detail: 'MyCase does not know the OAuth client, or another redirect address is registered for it.',
  }),
]
