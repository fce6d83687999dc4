import { findChromium } from '../../../../bin/findChromium.js'
import { type BrowserOptions, openBrowser } from '../../../../subgraphs/vendor/browser/openBrowser.js'
import type { SharedBrowser } from '../../../../subgraphs/vendor/browser/SharedBrowser.js'

/** Runs `use` with the machine's Chromium behind the shared browser, and ends it afterwards. */
export const withBrowser = async (
  use: (browser: SharedBrowser) => Promise<void>,
  options: Pick<BrowserOptions, 'contexts' | 'idleMs'> = {},
): Promise<void> => {
  const executablePath = await findChromium({ setting: process.env['CHROMIUM_PATH'], path: process.env['PATH'] ?? '' })
  if (executablePath === undefined) throw new Error('this test needs Chromium: install it, or name it in CHROMIUM_PATH')
  const browser = await openBrowser({ executablePath, asRoot: process.getuid?.() === 0, ...options })
  try {
    await use(browser)
  } finally {
    await browser.close()
  }
}
