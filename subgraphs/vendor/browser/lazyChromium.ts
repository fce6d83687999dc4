import type { Browser } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import { outsideCommands } from '../../../engine/commands/departure.js'
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
export const createLazyChromium = (options: ChromiumOptions, onRunning: (difference: 1 | -1) => void): LazyChromium => {
  let running: Promise<Browser> | undefined

  const start = async (): Promise<Browser> => {
    try {
      // What its pages tell later is heard where it was started.
      return await outsideCommands(() => launchChromium(options))
    } catch (cause) {
      throw new MattergraphError('INTERNAL', 'the browser could not be started', { cause })
    }
  }

  const forgetOnceGone = (starting: Promise<Browser>): void => {
    const forget = (): void => {
      if (running === starting) running = undefined
    }
    const watch = (browser: Browser): void => {
      onRunning(1)
      browser.once('disconnected', () => {
        onRunning(-1)
        forget()
      })
    }
    starting.then(watch, forget)
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
