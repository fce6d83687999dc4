import type { Page } from 'puppeteer'
import type { Secret } from '../../../core/Secret.js'
import { submitForm } from '../../vendor/browser/submitForm.js'
import { visibleText } from '../../vendor/browser/visibleText.js'

const errorSelector = '#sign-in [role="alert"]'

/** The sign-in page of the firm's identity provider. Providers differ; this is the plain form with user name and password, assumed. */
export const identityProviderPage = {
  mark: { selector: '#sign-in' },
  errorMark: { selector: errorSelector },
  lockedMark: { selector: errorSelector, text: /locked/i },

  submit: async (page: Page, username: string, password: Secret): Promise<void> =>
    submitForm(page, { '#sign-in #username': username, '#sign-in #password': password }, '#sign-in button[type="submit"]'),

  /** What the page says went wrong. */
  error: async (page: Page): Promise<string> => (await visibleText(page, errorSelector)) ?? '',
} as const
