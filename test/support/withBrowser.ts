import { findChromium } from '../../bin/findChromium.js'
import { type BrowserOptions, openBrowser } from '../../subgraphs/vendor/browser/openBrowser.js'
import type { SharedBrowser } from '../../subgraphs/vendor/browser/SharedBrowser.js'

/** Opens one Chromium for everything `use` does, and ends it. Throws where the machine has none. */
export const withBrowser = async <Result>(
  use: (browser: SharedBrowser) => Promise<Result>,
  options: Pick<BrowserOptions, 'contexts' | 'idleMs'> = {},
): Promise<Result> => {
  const executablePath = await findChromium({ setting: process.env['CHROMIUM_PATH'], path: process.env['PATH'] ?? '' })
  if (executablePath === undefined) throw new Error('these tests need Chromium; `npm test` installs it where it can')
  const browser = await openBrowser({ executablePath, asRoot: process.getuid?.() === 0, ...options })
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}
