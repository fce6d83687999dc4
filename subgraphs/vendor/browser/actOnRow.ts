import { type Page, ProtocolError, TimeoutError } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import type { SignInOutcome, SignInTools } from '../../../core/vendorAdapter.js'
import { describeAddress } from './describeAddress.js'
import { isNavigating } from './isNavigating.js'
import { saveDrift } from './saveDrift.js'
import type { SignInRow } from './SignInTable.js'
import type { NavigationWatch } from './watchNavigation.js'

/**
 * Acts on a row's page and turns what went wrong there into an outcome: a page that lacks what the row expects is DRIFT, a portal that does not
 * answer is UNAVAILABLE. A page that moved on under the act was dealt with. Anything else is a fault of our own and is thrown.
 */
export const actOnRow = async (tools: SignInTools<Page>, watch: NavigationWatch, row: SignInRow): Promise<SignInOutcome | undefined> => {
  try {
    return (await row.act(tools)) ?? undefined
  } catch (thrown) {
    if (isNavigating(thrown)) return undefined
    const unavailable = unavailability(thrown, watch)
    if (unavailable !== undefined) return { outcome: 'UNAVAILABLE', detail: unavailable }
    const difference = driftText(thrown)
    if (difference !== undefined) return saveDrift(tools, row.name, `${row.name}: ${difference}`)
    throw thrown
  }
}

const unavailability = (thrown: unknown, watch: NavigationWatch): string | undefined => {
  if (isTimeout(thrown) && watch.pending()) return `${describeAddress(watch.requested())} did not answer in time`
  if (thrown instanceof MattergraphError && (thrown.code === 'VENDOR_UNAVAILABLE' || thrown.code === 'VENDOR_RATE_LIMITED'))
    return thrown.message
  return undefined
}

const driftText = (thrown: unknown): string | undefined => {
  if (isTimeout(thrown)) return 'something expected on the page did not come'
  return thrown instanceof MattergraphError && thrown.code === 'DRIFT' ? thrown.message : undefined
}

const isTimeout = (thrown: unknown): boolean =>
  thrown instanceof TimeoutError || (thrown instanceof ProtocolError && thrown.message.includes('timed out'))
