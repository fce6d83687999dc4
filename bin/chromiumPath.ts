import { findChromium } from './findChromium.js'
import type { Settings } from './settings.js'
import { StartError } from './StartError.js'

/** The browser to sign in with; rejects with a StartError that says what to install. */
export const chromiumPath = async ({ chromiumPath: setting }: Settings): Promise<string> => {
  const found = await findChromium({ setting, path: process.env['PATH'] ?? '' })
  if (found !== undefined) return found
  throw new StartError(
    setting === undefined
      ? 'no Chromium or Chrome found: install the package `chromium` (Debian, Ubuntu: `sudo apt-get install chromium`), or name a browser in CHROMIUM_PATH.'
      : `CHROMIUM_PATH names no program that can be run: ${setting}`,
  )
}
