import type { HTTPRequest, HTTPResponse, Page } from 'puppeteer'

/** What became of the page's latest navigation. */
export interface NavigationWatch {
  /** The address asked for last, redirects included: what the address bar shows also when nothing answers there. */
  requested(): string
  /** Asked for and not answered yet. */
  pending(): boolean
  /** The status of the answer; undefined before the first, and where the connection failed. */
  status(): number | undefined
  /** Chromium's name for a failed connection: `ERR_CONNECTION_REFUSED`. */
  failure(): string | undefined
  /** Stops watching. */
  stop(): void
}

const watches = new WeakMap<Page, NavigationWatch>()

/**
 * The address of the page, also where nothing answered at it: an OAuth redirect to an address nobody listens on still carries its code.
 * For pages under `watchNavigation`, which every page in a sign-in is.
 */
export const addressOf = (page: Page): string =>
  page.url().startsWith('chrome-error:') ? (watches.get(page)?.requested() ?? page.url()) : page.url()

/** Watches where a page's main frame goes. */
export const watchNavigation = (page: Page): NavigationWatch => {
  let latest: { readonly request: HTTPRequest; readonly status?: number; readonly failure?: string } | undefined
  const isMain = (request: HTTPRequest): boolean => request.isNavigationRequest() && request.frame() === page.mainFrame()

  const asked = (request: HTTPRequest): void => {
    if (isMain(request)) latest = { request }
  }
  const answered = (response: HTTPResponse): void => {
    const request = response.request()
    if (isMain(request) && latest?.request === request) latest = { request, status: response.status() }
  }
  const failed = (request: HTTPRequest): void => {
    const failure = request.failure()?.errorText.replace(/^net::/, '') ?? 'failed'
    if (isMain(request) && latest?.request === request) latest = { request, failure }
  }
  page.on('request', asked)
  page.on('response', answered)
  page.on('requestfailed', failed)

  const watch: NavigationWatch = {
    requested: () => latest?.request.url() ?? page.url(),
    pending: () => latest !== undefined && latest.status === undefined && latest.failure === undefined,
    status: () => latest?.status,
    failure: () => latest?.failure,
    stop: () => {
      page.off('request', asked)
      page.off('response', answered)
      page.off('requestfailed', failed)
      watches.delete(page)
    },
  }
  watches.set(page, watch)
  return watch
}
