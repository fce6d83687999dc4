import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import type { Clock } from '../../../core/clock.js'

/** Where a screenshot goes and how it is called. */
export interface ScreenshotOptions {
  readonly folder: string
  /** What the page belongs to: the vendor's slug. */
  readonly subject: string
  /** What the page is: `unknown page`. */
  readonly name: string
  readonly clock: Clock
}

/** Saves what a page shows, readable by this user alone, and gives the file's path: `clio-20260218T172102000Z-unknown-page.png`. Empty where the page can no longer be drawn. */
export const saveScreenshot = async (page: Page, { folder, subject, name, clock }: ScreenshotOptions): Promise<string> => {
  const image = await page.screenshot({ type: 'png' }).catch(() => undefined)
  if (image === undefined) return ''
  const time = clock.now().toISOString().replaceAll(/[-:.]/g, '')
  const path = join(folder, `${subject}-${time}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path, image, { mode: 0o600 })
  return path
}
