import type { Page } from 'puppeteer'
import type { PortalLogin } from '../../../core/vendorAdapter.js'
import { clickButton } from '../../vendor/browser/clickButton.js'
import { submitForm } from '../../vendor/browser/submitForm.js'
import type { PageMark } from '../../vendor/browser/SignInTable.js'

/** The login page of the auth host. The form's ids are MyCase's own; the alerts' wording and the single sign-on link are assumed. */
export const loginPage = {
  mark: { selector: '#login_session_email' },
  wrongPassword: {
    selector: '#login_session_email',
    text: /invalid (e-?mail|username)[^.]* or password|incorrect (e-?mail|username)[^.]* or password/i,
  },
  wantsSingleSignOn: { selector: '#login_session_email', text: /requires single sign-on/i },
  singleSignOnFailed: { selector: '#login_session_email', text: /single sign-on failed/i },
  /** Shown instead of any form. */
  locked: { url: /\/login_sessions/, text: /account (has been|is) (temporarily )?locked/i },
  logIn: async (page: Page, { username, password }: PortalLogin): Promise<void> =>
    submitForm(page, { '#login_session_email': username, '#login_session_password': password }, '#login-form-submit'),
  goToSingleSignOn: async (page: Page): Promise<void> => clickButton(page, '#login-sso-button'),
} as const satisfies Readonly<Record<string, PageMark | ((page: Page, login: PortalLogin) => Promise<void>)>>
