import type { Page } from 'puppeteer'
import type { PortalLogin } from '../../../core/vendorAdapter.js'
import { submitForm } from '../../vendor/browser/submitForm.js'

/** The identity provider's page: a user name and a password (assumed; a provider's further steps are its own and not driven). */
export const ProviderPage = {
  mark: { selector: 'form input[name=username]' },
  refusal: { selector: 'form [role=alert]' },

  async signIn(page: Page, { username, password }: PortalLogin): Promise<void> {
    await submitForm(page, { 'input[name=username]': username, 'input[name=password]': password }, 'form button[type=submit]')
  },
} as const
