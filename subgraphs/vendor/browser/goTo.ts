import { type Page, TimeoutError } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import { describeAddress } from './describeAddress.js'

/**
 * Opens an address and waits until its document is read. Returns also where the connection failed: the page then shows Chromium's own error, which
 * the sign-in's table (or its absence there) deals with. Throws VENDOR_UNAVAILABLE when no whole answer
 * comes in time.
 */
export const goTo = async (page: Page, address: string, patienceMs = 30_000): Promise<void> => {
  try {
    await page.goto(address, { waitUntil: 'domcontentloaded', timeout: patienceMs })
  } catch (thrown) {
    if (isFailedConnection(thrown)) return
    if (!(thrown instanceof TimeoutError)) throw thrown
    throw new MattergraphError('VENDOR_UNAVAILABLE', `${describeAddress(address)} did not answer in time`, { cause: thrown })
  }
}

const isFailedConnection = (thrown: unknown): boolean => thrown instanceof Error && thrown.message.startsWith('net::')
