import type { Page } from 'puppeteer'
import { clickButton } from './clickButton.js'
import { type FieldTexts, fillForm } from './fillForm.js'

/** Fills a form's fields and clicks its button, as a person would. */
export const submitForm = async (page: Page, texts: FieldTexts, button: string): Promise<void> => {
  await fillForm(page, texts)
  await clickButton(page, button)
}
