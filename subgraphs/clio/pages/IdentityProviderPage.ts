import type { Page } from 'puppeteer'
import type { Secret } from '../../../core/Secret.js'
import { submitForm } from '../../vendor/browser/submitForm.js'
import { visibleText } from '../../vendor/browser/visibleText.js'

const form = 'form:has(input[autocomplete="username"])'

/** The sign-in page of a firm's own identity provider, as far as such pages are alike: a user name and a password in one form. */
export const identityProviderPage = {
  mark: { selector: `${form} input[type="password"]` },
  refusedMark: {
    selector: `${form} input[type="password"]`,
    text: /password is incorrect|incorrect (?:user ?name|password)|invalid credentials/i,
  },
  lockedMark: { selector: `${form} input[type="password"]`, text: /account is locked/i },
  submit: (page: Page, username: string, password: Secret): Promise<void> =>
    submitForm(
      page,
      { [`${form} input[autocomplete="username"]`]: username, [`${form} input[type="password"]`]: password },
      `${form} [type="submit"]`,
    ),
  problem: async (page: Page): Promise<string> => (await visibleText(page, '[role="alert"]')) ?? 'the identity provider refused the login',
} as const
