import { randomBytes } from 'node:crypto'
import type { Page } from 'puppeteer'
import type { OAuthClient, SignInTools } from '../../core/vendorAdapter.js'
import { goTo } from '../vendor/browser/goTo.js'
import { portalCookies } from '../vendor/browser/portalCookies.js'
import type { SignInTable } from '../vendor/browser/SignInTable.js'
import { loginRows } from './loginRows.js'
import { callbackPage } from './pages/CallbackPage.js'
import { consentPage } from './pages/ConsentPage.js'
import { dashboardPage } from './pages/DashboardPage.js'
import { refusals } from './refusals.js'
import type { MyCaseSession } from './session.js'
import { authorizeAddress } from './tokens/authorizeAddress.js'
import { takeCode } from './tokens/takeCode.js'

const patienceMs = 10_000

/**
 * The pages of one sign-in. From the firm's portal over the login to its dashboard; from there, still signed in, to the consent for our OAuth client,
 * whose code the browser carries to an address where nobody listens.
 */
export const signInTable = (web: string, oauth: OAuthClient): SignInTable => {
  const state = randomBytes(16).toString('base64url')
  let portal: Omit<MyCaseSession, 'tokens'> | undefined
  return {
    start: () => `${web}/dashboard`,
    patienceMs,
    rows: [
      ...refusals,
      ...loginRows,
      {
        name: 'dashboard',
        mark: dashboardPage.mark,
        act: async (tools) => {
          portal = await portalSession(tools)
          await callbackPage.standIn(tools.page)
          await goTo(tools.page, authorizeAddress(tools.portal.auth, oauth, state), patienceMs)
          return undefined
        },
      },
      {
        name: 'consent page',
        mark: consentPage.mark,
        act: async ({ page }) => {
          await consentPage.agree(page)
          return undefined
        },
      },
      {
        name: 'callback',
        mark: callbackPage.mark,
        act: async (tools) => takeCode(tools, { oauth, state, portal }),
      },
    ],
  }
}

const portalSession = async ({ page }: SignInTools<Page>): Promise<Omit<MyCaseSession, 'tokens'>> => {
  const { origin } = new URL(page.url())
  return { web: origin, timeZone: await dashboardPage.timeZone(page), cookies: await portalCookies(page, [origin]) }
}
