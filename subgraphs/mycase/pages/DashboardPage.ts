import type { Page } from 'puppeteer'

/** The first page behind the sign-in. */
export const dashboardPage = {
  mark: { url: /^https?:\/\/[^/]+\/dashboard\b/, selector: 'nav, #dashboard, main' },
  /** The firm's time zone, where the page tells it in a meta tag (assumed). */
  timeZone: async (page: Page): Promise<string | null> => {
    const name = await page.$eval('html', (html) => html.querySelector('meta[name="time-zone"]')?.getAttribute('content') ?? null)
    return name !== null && isTimeZone(name) ? name : null
  },
} as const

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
