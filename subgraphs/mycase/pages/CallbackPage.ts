import type { Page } from 'puppeteer'
import { standInForCallback } from '../../vendor/browser/standInForCallback.js'
import { redirectUri } from '../tokens/authorizeAddress.js'

/** The address registered with our OAuth client, where the browser arrives with a code. */
export const callbackPage = {
  mark: { url: /^http:\/\/127\.0\.0\.1:9\/callback\b/ },
  /** Answers the callback within the browser, from now on. */
  standIn: (page: Page): Promise<void> => standInForCallback(page, redirectUri),
  /** What came with the browser. */
  outcome: (page: Page): URLSearchParams => new URL(page.url()).searchParams,
} as const
