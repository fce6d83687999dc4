import type { Page } from 'puppeteer'
import { SessionDeadError } from '../../../core/errors.js'
import { fillField } from '../../vendor/browser/fillField.js'
import { reachElement } from '../../vendor/browser/reachElement.js'
import { rejectedWrite } from '../write/refusedWrite.js'
import { LoginPage } from './LoginPage.js'

/** Waits until a form of the app shows its first field. Throws SessionDeadError where the app shows its login instead, and DRIFT where neither comes. */
export const formReady = async (page: Page, firstField: string): Promise<void> => {
  await reachElement(page, { selector: `${firstField}, ${LoginPage.mark.selector}` }, async (element) => void (await element.wait()))
  if ((await page.$(firstField)) === null) throw new SessionDeadError('Smokeball’s web app asks to log in again')
}

/** Throws VENDOR_REJECTED where a form that is there does not offer this field. */
export const requireField = async (page: Page, selector: string, what: string): Promise<void> => {
  if ((await page.$(selector)) === null) throw rejectedWrite(`Smokeball’s form does not offer ${what}`)
}

/** Chooses in a drop-down list. Throws VENDOR_REJECTED where it does not offer the value. */
export const choose = async (page: Page, selector: string, value: string): Promise<void> => {
  await requireField(page, `${selector} option[value="${value}"]`, `${value} as ${/name="(\w+)"/.exec(selector)?.[1] ?? 'a choice'}`)
  await fillField(page, selector, value)
}
