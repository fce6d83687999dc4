import type { Page } from 'puppeteer'
import { reachElement } from './reachElement.js'

/** Types into a field, in place of what stands there; chooses in a drop-down list. Throws DRIFT where the field does not come in time. */
export const fillField = async (page: Page, selector: string, text: string, patienceMs?: number): Promise<void> =>
  reachElement(page, { selector, patienceMs }, async (field) => field.fill(text))
