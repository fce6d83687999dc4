import type { Browser } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import { endChromium } from './endChromium.js'
import { type ChromiumOptions, launchChromium } from './launchChromium.js'

/** A Chromium that runs only while it is wanted. */
export interface LazyChromium {
  /** The running browser; started where none runs or the last one died. Throws INTERNAL where it does not start. */
  now(): Promise<Browser>
  /** Ends the browser and everything it started; `now` may start another. */
  end(): Promise<void>
}

/** Makes one; nothing is started yet. */
export const createLazyChromium = (options: ChromiumOptions): LazyChromium => {
  let running: Promise<Browser> | undefined

  const start = async (): Promise<Browser> => {
    try {
      return await launchChromium(options)
    } catch (cause) {
      throw new MattergraphError('INTERNAL', 'the browser could not be started', { cause })
    }
  }

  const forgetOnceGone = (starting: Promise<Browser>): void => {
    const forget = (): void => {
      if (running === starting) running = undefined
    }
    starting.then((browser) => browser.once('disconnected', forget), forget)
  }

  return {
    async now() {
      if (running === undefined) {
        running = start()
        forgetOnceGone(running)
      }
      return running
    },
    async end() {
      const ending = running
      running = undefined
      const browser = await ending?.catch(() => undefined)
      if (browser !== undefined) await endChromium(browser)
    },
  }
}
