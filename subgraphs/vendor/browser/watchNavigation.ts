import type { HTTPRequest, Page } from 'puppeteer'

/** What a page asked the portal for during a sign-in. The requests themselves tell what became of them: see `requestTrouble`. */
export interface NavigationWatch {
  /** The address asked for last, redirects included: what the address bar shows also when nothing answers there. */
  address(): string
  /** The request for the page's latest document; undefined before the first. */
  document(): HTTPRequest | undefined
  /** The latest form a script of the page submitted to the portal without leaving the page; undefined where this document made none. */
  submission(): HTTPRequest | undefined
  /** Stops watching. */
  stop(): void
}

const watches = new WeakMap<Page, NavigationWatch>()

/**
 * The address of the page, also where nothing answered at it: an OAuth redirect to an address nobody listens on still carries its code.
 * For pages under `watchNavigation`, which every page in a sign-in is.
 */
export const addressOf = (page: Page): string =>
  page.url().startsWith('chrome-error:') ? (watches.get(page)?.address() ?? page.url()) : page.url()

/** Watches where a page's main frame goes, and what it submits to `hosts`. */
export const watchNavigation = (page: Page, hosts: ReadonlySet<string>): NavigationWatch => {
  let document: HTTPRequest | undefined
  let submission: HTTPRequest | undefined
  const asked = (request: HTTPRequest): void => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      document = request
      submission = undefined
    } else if (isSubmission(request, hosts)) {
      submission = request
    }
  }
  page.on('request', asked)
  const watch: NavigationWatch = {
    address: () => document?.url() ?? page.url(),
    document: () => document,
    submission: () => submission,
    stop: () => {
      page.off('request', asked)
      watches.delete(page)
    },
  }
  watches.set(page, watch)
  return watch
}

// Only POSTs: sign-in calls are, while a page may keep a GET open for news as long as it likes. What goes to other hosts is telemetry.
const isSubmission = (request: HTTPRequest, hosts: ReadonlySet<string>): boolean =>
  request.method() === 'POST' && ['xhr', 'fetch'].includes(request.resourceType()) && hosts.has(new URL(request.url()).host)
