import type { Page } from 'puppeteer'
import { vendorNames } from '../../../core/vendor.js'
import type { SignInOutcome, SignInTools, VendorAdapter } from '../../../core/vendorAdapter.js'
import { saveScreenshot } from './saveScreenshot.js'
import type { SharedBrowser } from './SharedBrowser.js'

/** Who signs in where, and with what. */
export interface BrowserSignIn extends Pick<SignInTools<Page>, 'portal' | 'login' | 'oauth' | 'clock' | 'instruments' | 'answer'> {
  readonly adapter: VendorAdapter<Page>
  readonly browser: SharedBrowser
  /** Where pages the adapter does not know are saved as pictures. Made when first needed. */
  readonly screenshotFolder: string
}

/** Signs in at a vendor's portal on a fresh page of the shared browser. Throws only for faults of our own. */
export const signInThroughBrowser = async (signIn: BrowserSignIn): Promise<SignInOutcome> => {
  const { adapter, browser, portal, login, oauth, clock, instruments, screenshotFolder } = signIn
  const subject = vendorNames[adapter.vendor].slug
  return browser.withPage(async (page) =>
    adapter.signIn({
      page,
      portal,
      login,
      oauth,
      clock,
      instruments,
      answer: async (challenge) => signIn.answer(challenge),
      saveScreenshot: async (name) => saveScreenshot(page, { folder: screenshotFolder, subject, name, clock }),
    }),
  )
}
