import type { Page } from 'puppeteer'

/** The one browser process every sign-in shares. It starts when the first page is asked for and ends when none has been for a while. */
export interface SharedBrowser {
  /**
   * Runs `use` with a page in a browser context of its own: no cookie, storage or cache of another, all of it gone afterwards. Waits while as many
   * contexts as allowed are in use. Throws what `use` throws, and INTERNAL when the browser itself stops.
   */
  withPage<Result>(use: (page: Page) => Promise<Result>): Promise<Result>
  /** Ends the browser and everything it started, within seconds, whether or not a page is in use; later calls of `withPage` are refused. */
  close(): Promise<void>
}
