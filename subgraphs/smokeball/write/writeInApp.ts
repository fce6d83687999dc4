import { load } from 'cheerio'
import type { Page } from 'puppeteer'
import type { PageLender, PortalAddress } from '../../../core/vendorAdapter.js'
import { carryRequests } from '../../vendor/browser/carryRequests.js'
import { goTo } from '../../vendor/browser/goTo.js'
import type { PortalResponse } from '../../vendor/http/PortalHttp.js'
import { plainText } from '../../vendor/page/plainText.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { enterWebApp } from '../pages/enterWebApp.js'
import { uncertain } from './acceptedId.js'
import { refusedWrite, rejectedWrite } from './refusedWrite.js'

/** What a form of the web app is driven with. */
export interface AppForms {
  readonly api: SmokeballApi
  readonly portal: PortalAddress
  readonly browser: PageLender<Page>
}

/** A form of the web app. */
export interface AppForm<Saved> {
  /** Behind the `#`. */
  readonly route: string
  /** Fills it in and sends it off. */
  readonly submit: (page: Page) => Promise<void>
  /** Reads the page that answers. */
  readonly readSaved: (text: string) => Saved
}

/**
 * Fills in a form of the web app as the signed-in person does, and reads what answers. Its requests go over the account's own client, so that the form is sent once. Rejects with VENDOR_REJECTED
 * and the app's own reason; with UNCERTAIN where the form went out and the answer says nothing.
 */
export const writeInApp = async <Saved>(
  { api, portal, browser }: AppForms,
  { route, submit, readSaved }: AppForm<Saved>,
): Promise<Saved> => {
  const answer = await browser.withPage(async (page) => {
    const isCarried = ({ url }: { readonly url: string }): boolean => url.startsWith(`${portal.web}/billing/`)
    const carried = await carryRequests(page, { vendor: 'SMOKEBALL', isCarried, send: (request) => api.carry(request) })
    return carried.write(async () => {
      await enterWebApp(page, portal.web, await api.session())
      await goTo(page, `${portal.web}/#${route}`)
      await submit(page)
    })
  })
  if (answer.status >= 400) throw refusalOf(answer, route)
  try {
    return readSaved(answer.text)
  } catch (thrown) {
    throw uncertain(thrown)
  }
}

/** The app answers a form it does not take with a page that says why; what stands before the app answers for itself. */
const refusalOf = (answer: PortalResponse, route: string): Error => {
  const reason = plainText(load(answer.text)('[role=alert]'))
  return reason === '' ? refusedWrite(answer, route.split('?', 1)[0] ?? route) : rejectedWrite(`Smokeball refused the form: ${reason}`)
}
