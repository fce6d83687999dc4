import type { Page } from 'puppeteer'
import type { PortalLogin } from '../../../core/vendorAdapter.js'
import { clickButton } from '../../vendor/browser/clickButton.js'
import { submitForm } from '../../vendor/browser/submitForm.js'

/** The web app's login form: `#/login`. */
export const LoginPage = {
  address: (web: string): string => `${web}/#/login`,
  mark: { selector: 'input[type=email]' },
  /** What the form says after a refusal. Its texts are assumed. */
  alert: '[role=alert]',
  refusals: {
    locked: /locked after too many failed attempts/i,
    wrongPassword: /incorrect email address or password/i,
    singleSignOnOnly: /your firm uses single sign-on/i,
    singleSignOnFailed: /single sign-on failed/i,
    expired: /your login has expired/i,
  },

  /** Logs in with the password. The computer counts as a private one: the session is kept in a vault. */
  async logIn(page: Page, { username, password }: PortalLogin): Promise<void> {
    await clickButton(page, 'input[type=checkbox]')
    await submitForm(page, { 'input[type=email]': username, 'input[type=password]': password }, '::-p-aria([name="Log in"][role="button"])')
  },

  /** Goes to the firm's identity provider (the link is assumed). */
  async chooseSingleSignOn(page: Page): Promise<void> {
    await clickButton(page, '::-p-aria([name="Log in with single sign-on"][role="link"])')
  },
} as const
