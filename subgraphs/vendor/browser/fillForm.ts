import type { Page } from 'puppeteer'
import type { Secret } from '../../../core/Secret.js'
import { fillField } from './fillField.js'

/** What fields are filled with, by their selectors. A secret is revealed when it is typed. */
export type FieldTexts = Readonly<Record<string, string | Secret>>

/** Fills several fields, in order: `{ '#email': 'ada@example.com', '#password': … }`. */
export const fillForm = async (page: Page, texts: FieldTexts): Promise<void> => {
  for (const [selector, text] of Object.entries(texts)) await fillField(page, selector, typeof text === 'string' ? text : text.reveal())
}
