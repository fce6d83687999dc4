import type { Page } from 'puppeteer'
import { visibleText } from '../../vendor/browser/visibleText.js'

/** Pages of the identity site that only say something. Assumed: their words are not published. */
export const messagePage = {
  lockedMark: { selector: '[role="alert"]', text: /account has been locked/i },
  expiredMark: { selector: '[role="alert"]', text: /sign-in took too long/i },
  refusedMark: { selector: '[role="alert"]', text: /did not confirm this email address|not enabled in this account/i },
  text: async (page: Page): Promise<string> => (await visibleText(page, '[role="alert"]')) ?? '',
} as const
