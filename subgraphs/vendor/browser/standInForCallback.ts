import type { HTTPRequest, Page } from 'puppeteer'

/**
 * Answers an OAuth callback within the browser, from now on. Nothing listens at its address, and Chromium blocks its port: left to itself it
 * shows an error page, and about one time in ten never tells which address that was for.
 */
export const standInForCallback = async (page: Page, redirectUri: string): Promise<void> => {
  page.on('request', (request) => void answer(request, redirectUri).catch(() => {}))
  await page.setRequestInterception(true)
}

// Fails only for a request that is over by itself; then there is nothing to answer.
const answer = async (request: HTTPRequest, redirectUri: string): Promise<void> =>
  request.url().startsWith(redirectUri)
    ? request.respond({
        status: 200,
        contentType: 'text/html',
        body: '<!doctype html><title>Signed in</title><link rel="icon" href="data:,">',
      })
    : request.continue()
