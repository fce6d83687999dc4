import type { HTTPRequest, Page } from 'puppeteer'
import { redirectUri } from '../tokens/authorizeAddress.js'

/** The address registered with our OAuth client, where the browser arrives with a code. */
export const callbackPage = {
  mark: { url: /^http:\/\/127\.0\.0\.1:9\/callback\b/ },
  /**
   * Answers the callback within the browser, from now on. Nothing listens at its address, and Chromium blocks the port: left to itself it shows an
   * error page, and about one time in ten never tells which address it was for.
   */
  standIn: async (page: Page): Promise<void> => {
    page.on('request', (request) => void answer(request).catch(() => {}))
    await page.setRequestInterception(true)
  },
  /** What came with the browser. */
  outcome: (page: Page): URLSearchParams => new URL(page.url()).searchParams,
} as const

// Fails only for a request that is over by itself; then there is nothing to answer.
const answer = async (request: HTTPRequest): Promise<void> =>
  request.url().startsWith(redirectUri)
    ? request.respond({
        status: 200,
        contentType: 'text/html',
        body: '<!doctype html><title>Signed in</title><link rel="icon" href="data:,">',
      })
    : request.continue()
