import type { Page } from 'puppeteer'
import { submitForm } from '../../vendor/browser/submitForm.js'

/** The first step of Clio's sign-in. Captured in 2021: a password field is on it too, hidden, for password managers. */
export const emailPage = {
  address: (web: string): string => `${web}/session/new`,
  mark: { selector: 'form[action^="/ask_for_password"] #email' },
  submit: (page: Page, email: string): Promise<void> => submitForm(page, { '#email': email }, '#next'),
} as const
