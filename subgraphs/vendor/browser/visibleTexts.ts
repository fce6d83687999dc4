import type { Page } from 'puppeteer'

/** The visible text of every element a selector finds, in the page's order, spaces and line ends made single. Does not wait. */
export const visibleTexts = async (page: Page, selector: string): Promise<readonly string[]> => {
  // The cast names the one property used; the compiler knows no element types.
  const texts = await page.$$eval(selector, (found) =>
    found.map((inside) => (inside as unknown as { readonly innerText: string }).innerText),
  )
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim())
}
