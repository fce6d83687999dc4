import { type Page, ProtocolError, TimeoutError } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import type { SignInOutcome, SignInTools } from '../../../core/vendorAdapter.js'
import { isNavigating } from './isNavigating.js'
import { requestTrouble } from './requestTrouble.js'
import { saveDrift } from './saveDrift.js'
import type { SignInRow } from './SignInTable.js'
import type { NavigationWatch } from './watchNavigation.js'

/**
 * Acts on a row's page and turns what went wrong there into an outcome: a page that lacks what the row expects is DRIFT, or UNAVAILABLE where the
 * portal failed what the page asked for. A page that moved on under the act was dealt with. Anything else is a fault of our own and is thrown.
 */
export const actOnRow = async (tools: SignInTools<Page>, watch: NavigationWatch, row: SignInRow): Promise<SignInOutcome | undefined> => {
  try {
    return (await row.act(tools)) ?? undefined
  } catch (thrown) {
    if (isNavigating(thrown)) return undefined
    if (isCode(thrown, 'VENDOR_UNAVAILABLE') || isCode(thrown, 'VENDOR_RATE_LIMITED'))
      return { outcome: 'UNAVAILABLE', detail: thrown.message }
    const difference = differenceText(thrown)
    if (difference === undefined) throw thrown
    const trouble = requestTrouble(watch.submission()) ?? requestTrouble(watch.document())
    if (trouble !== undefined) return { outcome: 'UNAVAILABLE', detail: `${trouble} at the ${row.name}` }
    return saveDrift(tools, row.name, `${row.name}: ${difference}`)
  }
}

const differenceText = (thrown: unknown): string | undefined => {
  if (isCode(thrown, 'DRIFT')) return thrown.message
  const isTimeout = thrown instanceof TimeoutError || (thrown instanceof ProtocolError && thrown.message.includes('timed out'))
  return isTimeout ? 'something expected on the page did not come' : undefined
}

const isCode = (thrown: unknown, code: MattergraphError['code']): thrown is MattergraphError =>
  thrown instanceof MattergraphError && thrown.code === code
