import type { Cookie, Page } from 'puppeteer'
import type { SessionCookie } from '../http/cookies.js'

/**
 * The cookies the page's browser context was given by these origins (`https://app.clio.com`), as a session keeps them; those of an identity
 * provider or an analytics host stay behind. The context is the account's own, so two portals on one host with different ports do not mix.
 */
export const portalCookies = async (page: Page, origins: readonly string[]): Promise<readonly SessionCookie[]> => {
  const hosts = origins.map((origin) => new URL(origin).hostname)
  const cookies = await page.browserContext().cookies()
  return cookies.filter((cookie) => hosts.some((host) => isFor(host, cookie))).map(sessionCookieOf)
}

const isFor = (host: string, { domain }: Cookie): boolean => host === bare(domain) || (domain.startsWith('.') && host.endsWith(domain))

const sessionCookieOf = ({ name, value, domain, path, secure, httpOnly, session, expires }: Cookie): SessionCookie => ({
  name,
  value,
  domain: bare(domain),
  hostOnly: !domain.startsWith('.'),
  path,
  secure,
  httpOnly: httpOnly ?? false,
  expires: session ? null : new Date(expires * 1_000).toISOString(),
})

const bare = (domain: string): string => domain.replace(/^\./, '')
