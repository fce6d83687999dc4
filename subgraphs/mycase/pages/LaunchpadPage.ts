import type { Page } from 'puppeteer'
import { visibleTexts } from '../../vendor/browser/visibleTexts.js'

const button = 'form.launchpad-select-user-form button'

/** The account chooser, for people of several firms: one form for each. */
export const launchpadPage = {
  mark: { selector: button },
  /** What stands on each button: firm, kind of user, and "Primary" on one. */
  accounts: async (page: Page): Promise<readonly string[]> => visibleTexts(page, button),
  choose: async (page: Page, index: number): Promise<void> => {
    const buttons = await page.$$(button)
    await buttons[index]?.click()
  },
} as const

/** The account somebody's words mean: an exact name before one that contains them; undefined where they fit none, or several. */
export const accountNamed = (accounts: readonly string[], words: string): number | undefined => {
  const [asked, names] = [plain(words), accounts.map(plain)]
  const exact = indexesWhere(names, (name) => name === asked)
  const near = exact.length > 0 ? exact : indexesWhere(names, (name) => asked !== '' && name.includes(asked))
  return near.length === 1 ? near[0] : undefined
}

/** Letters and digits alone, so that the subdomain `cedar-law` means the firm "Cedar Law". */
const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

const indexesWhere = (names: readonly string[], matches: (name: string) => boolean): readonly number[] =>
  names.flatMap((name, index) => (matches(name) ? [index] : []))
