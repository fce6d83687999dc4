import type { Page } from 'puppeteer'
import { reachElement } from './reachElement.js'

/**
 * Clicks a button or link. Does not wait for what follows: in a sign-in the next row does. Beside CSS, the selector can name
 * the button's words: `::-p-aria(Log in)`. Throws DRIFT where it does not come in time.
 */
export const clickButton = async (page: Page, selector: string, patienceMs?: number): Promise<void> =>
  reachElement(page, { selector, patienceMs }, async (button) => button.click())
