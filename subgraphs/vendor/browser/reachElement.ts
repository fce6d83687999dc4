import { type Locator, type Page, TimeoutError } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'

/**
 * The element a selector finds, once it is visible, enabled and at rest, is handed to `act`. Throws DRIFT naming the selector where no such element
 * comes in time.
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
    throw new MattergraphError('DRIFT', `expected ${selector} on the page, and it did not come`, { cause: thrown })
  }
}
