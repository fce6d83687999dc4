import type { Page } from 'puppeteer'
import type { SignInOutcome, SignInTools } from '../../../core/vendorAdapter.js'

/** Ends a sign-in as DRIFT, with a picture of what the page shows. */
export const saveDrift = async (tools: SignInTools<Page>, name: string, detail: string): Promise<SignInOutcome> => ({
  outcome: 'DRIFT',
  detail,
  screenshot: await tools.saveScreenshot(name),
})
