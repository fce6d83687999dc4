import type { Page } from 'puppeteer'
import { clickButton } from '../../vendor/browser/clickButton.js'

/** The page that asks whether an OAuth client may have access. How it looks is assumed. */
export const consentPage = {
  mark: { selector: '#authorizeForm' },
  /** The same address without the form: the client, or where it wants to be called back, is not registered. */
  refusedMark: { url: /\/OAuth\/Authorize\b/i, selector: '.alert' },

  allow: async (page: Page): Promise<void> => clickButton(page, '#authorizeForm button[value="allow"]'),
} as const
