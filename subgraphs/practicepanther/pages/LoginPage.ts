import type { Page } from 'puppeteer'
import type { Secret } from '../../../core/Secret.js'
import { clickButton } from '../../vendor/browser/clickButton.js'
import { submitForm } from '../../vendor/browser/submitForm.js'
import { visibleText } from '../../vendor/browser/visibleText.js'

const errorSelector = '#loginForm .validation-summary-errors'

/** The login page at the root. Its form, the user field and the button are seen; the error texts and the way to single sign-on are assumed. */
export const loginPage = {
  mark: { selector: '#loginForm' },
  errorMark: { selector: errorSelector },
  lockedMark: { selector: errorSelector, text: /locked out/i },

  /** Logs in with a password, as a person would. */
  submit: async (page: Page, username: string, password: Secret): Promise<void> =>
    submitForm(
      page,
      { '#loginForm input[name="UserName"]': username, '#loginForm input[type="password"]': password },
      '#loginForm .form-actions button.login-action-button',
    ),

  /** Goes to the firm's identity provider. */
  chooseSingleSignOn: async (page: Page): Promise<void> => clickButton(page, '#singleSignOn'),

  /** What the page says went wrong. */
  error: async (page: Page): Promise<string> => (await visibleText(page, errorSelector)) ?? '',
} as const
