import type { Page } from 'puppeteer'
import type { Secret } from '../../../core/Secret.js'
import { submitForm } from '../../vendor/browser/submitForm.js'
import { visibleText } from '../../vendor/browser/visibleText.js'

const form = 'form[action="/login"]'

/** The second step. Assumed: Clio's page is not published; action and fields are taken to follow the first step. */
export const passwordPage = {
  mark: { selector: `${form} #password` },
  /** The same page after a wrong password. */
  refusedMark: { selector: `${form} #password`, text: /email or password you entered is incorrect/i },
  submit: (page: Page, password: Secret): Promise<void> => submitForm(page, { '#password': password }, `${form} [type="submit"]`),
  /** What the page says went wrong. */
  problem: async (page: Page): Promise<string> => (await visibleText(page, '[role="alert"]')) ?? 'Clio refused the password',
} as const
