import type { Page } from 'puppeteer'
import type { PortalLogin } from '../../../core/vendorAdapter.js'
import { submitForm } from '../../vendor/browser/submitForm.js'

const form = 'form#sign-in input#username'

/** The sign-in page of the firm's identity provider. Each provider has its own; this is the sandbox's (assumed). */
export const identityProviderPage = {
  mark: { selector: form },
  wrongPassword: { selector: form, text: /password is incorrect/i },
  locked: { selector: form, text: /account is locked/i },
  logIn: async (page: Page, { username, password }: PortalLogin): Promise<void> =>
    submitForm(page, { '#username': username, '#password': password }, 'form#sign-in button[type="submit"]'),
} as const
