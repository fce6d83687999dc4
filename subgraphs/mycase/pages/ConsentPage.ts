import type { Page } from 'puppeteer'
import { clickButton } from '../../vendor/browser/clickButton.js'

/** The page that asks whether the app may use the firm's data. Everything about it is assumed. */
export const consentPage = {
  mark: { selector: '#oauth-authorize-form' },
  /** The signed-in user may not give consent: MyCase answers Forbidden. */
  forbidden: { url: /\/login_sessions/, text: /\bforbidden\b/i },
  /** The client id or redirect address is not the registered one. */
  unknownClient: { url: /\/login_sessions/, text: /application that sent you here is not known|invalid (client|request|redirect)/i },
  agree: async (page: Page): Promise<void> => clickButton(page, '#oauth-authorize-submit'),
} as const
