import type { Page } from 'puppeteer'

/** The visible text of the first element a selector finds, spaces and line ends made single; null where there is no such element. Does not wait. */
export const visibleText = async (page: Page, selector: string): Promise<string | null> => {
  const element = await page.$(selector)
  if (element === null) return null
  try {
    // The cast names the one property used; the compiler knows no element types.
    const text = await element.evaluate((inside) => (inside as unknown as { readonly innerText: string }).innerText)
    return text.replaceAll(/\s+/g, ' ').trim()
  } finally {
    await element.dispose()
  }
}
