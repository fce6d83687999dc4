import { type Locator, type Page, TimeoutError } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'

/**
 * The element a selector finds, once it is visible, enabled and at rest, is handed to `act`. Throws DRIFT naming the selector where no such element
 * comes in time, and VENDOR_UNAVAILABLE where it is there and the page was only too slow.
 */
export const reachElement = async (
  page: Page,
  { selector, patienceMs = 5_000 }: { readonly selector: string; readonly patienceMs?: number | undefined },
  act: (element: Locator<unknown>) => Promise<void>,
): Promise<void> => {
  try {
    await act(page.locator(selector).setTimeout(patienceMs))
  } catch (thrown) {
    if (!(thrown instanceof TimeoutError)) throw thrown
    if (await canBeUsed(page, selector))
      throw new MattergraphError('VENDOR_UNAVAILABLE', `the page was too slow: ${selector} is there, and was not at rest in time`, {
        cause: thrown,
      })
    throw new MattergraphError('DRIFT', `expected ${selector} on the page, and it did not come`, { cause: thrown })
  }
}

const canBeUsed = async (page: Page, selector: string): Promise<boolean> => {
  const element = await page.$(selector)
  // The cast names the one property used; the compiler knows no element types.
  return (
    element !== null &&
    (await element.isVisible()) &&
    !(await element.evaluate((one) => (one as { readonly disabled?: boolean }).disabled === true))
  )
}
