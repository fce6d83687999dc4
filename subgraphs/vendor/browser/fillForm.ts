import type { Page } from 'puppeteer'
import { fillField } from './fillField.js'

/** Fills several fields, in order: `{ '#email': 'ada@example.com', '#password': … }`. */
export const fillForm = async (page: Page, texts: Readonly<Record<string, string>>): Promise<void> => {
  for (const [selector, text] of Object.entries(texts)) await fillField(page, selector, text)
}
