import type { Page } from 'puppeteer'
import type { OAuthClient, PortalAddress } from '../../../core/vendorAdapter.js'
import { clickButton } from '../../vendor/browser/clickButton.js'
import { goTo } from '../../vendor/browser/goTo.js'

const allow = 'form[action="/oauth/authorize"] button[value="allow"]'
const patienceMs = 15_000

/** Where an application without a server of its own gets its code: it stands in the page's address. */
export const approvalAddress = (portal: PortalAddress): string => `${portal.web}/oauth/approval`

/** The page that asks a signed-in user whether an application may act for them. Assumed: its button is not published. */
export const consentPage = {
  open: (page: Page, portal: PortalAddress, oauth: OAuthClient): Promise<void> => {
    const query = new URLSearchParams({ response_type: 'code', client_id: oauth.clientId, redirect_uri: approvalAddress(portal) })
    return goTo(page, `${portal.web}/oauth/authorize?${query.toString()}`, patienceMs)
  },
  mark: { selector: allow },
  allow: (page: Page): Promise<void> => clickButton(page, allow),
  approvedMark: { url: /\/oauth\/approval\?(?:.*&)?code=/ },
  code: (page: Page): string => new URL(page.url()).searchParams.get('code') ?? '',
  unknownClientMark: { text: /Invalid Authorization Request|client id is wrong/i },
} as const
