import { access, constants } from 'node:fs/promises'
import type { Browser, Page } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import type { BrowserInstruments } from '../../../core/instruments/BrowserInstruments.js'
import { unwatched } from '../../../core/instruments/unwatched.js'
import type { ChromiumOptions } from './launchChromium.js'
import { createLazyChromium } from './lazyChromium.js'
import type { SharedBrowser } from './SharedBrowser.js'
import { createSlots } from './slots.js'

/** What the shared browser is opened with. */
export interface BrowserOptions extends ChromiumOptions {
  /** How many pages may be in use at once; 2 unless said otherwise. */
  readonly contexts?: number
  /** The browser ends when no page was in use for this long; 30 s unless said otherwise. */
  readonly idleMs?: number
  /** What it is watched by; absent where nobody looks. */
  readonly instruments?: BrowserInstruments
}

/** Opens the shared browser; the process itself starts with the first page. Throws when the program file cannot be run. */
export const openBrowser = async (options: BrowserOptions): Promise<SharedBrowser> => {
  await access(options.executablePath, constants.X_OK).catch((cause: unknown) => {
    throw new Error(`the browser ${options.executablePath} cannot be run`, { cause })
  })
  const { instruments = unwatched.browser } = options
  const slots = createSlots(options.contexts ?? 2)
  const chromium = createLazyChromium(options, (difference) => instruments.running(difference))
  const closing = new AbortController()
  let inUse = 0
  let idle: NodeJS.Timeout | undefined

  const endWhenIdle = (): void => {
    idle = setTimeout(() => void chromium.end(), options.idleMs ?? 30_000)
    idle.unref()
  }

  return {
    async withPage(use) {
      const visit = instruments.visit()
      try {
        const giveBack = await slots.take(closing.signal)
        visit.begin()
        clearTimeout(idle)
        inUse += 1
        try {
          closing.signal.throwIfAborted()
          return await useFreshPage(await chromium.now(), use, closing.signal)
        } finally {
          inUse -= 1
          giveBack()
          if (inUse === 0 && !closing.signal.aborted) endWhenIdle()
        }
      } finally {
        visit.end()
      }
    },
    async close() {
      clearTimeout(idle)
      closing.abort(new MattergraphError('INTERNAL', 'the browser is closed'))
      await chromium.end()
    },
  }
}

const useFreshPage = async <Result>(browser: Browser, use: (page: Page) => Promise<Result>, closing: AbortSignal): Promise<Result> => {
  try {
    const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } })
    try {
      const page = await context.newPage()
      // An open dialog holds up everything else on the page, and nobody is there to read it.
      page.on('dialog', (dialog) => void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss()).catch(() => {}))
      return await use(page)
    } finally {
      // Fails only where the browser is gone, and the context with it.
      await context.close().catch(() => {})
    }
  } catch (cause) {
    // What a portal answered stands, whatever became of the browser since: an error that says what may have been done must not turn into one that says nothing was.
    if (cause instanceof MattergraphError) throw cause
    closing.throwIfAborted()
    if (browser.connected) throw cause
    throw new MattergraphError('INTERNAL', 'the browser stopped while it was in use', { cause })
  }
}
