import { setTimeout } from 'node:timers/promises'
import type { Page } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import { goTo } from '../../vendor/browser/goTo.js'
import type { SmokeballSession } from '../SmokeballSession.js'
import { LoginPage } from './LoginPage.js'
import { appStatePlace } from './WebApp.js'

/** Where the app's script makes its store, it does so at once. */
const patienceMs = 10_000
const pauseMs = 50

/** Signs a fresh page in at the web app: what a sign-in would have left in the app's own store is put there. The app reads it when it starts next. */
export const enterWebApp = async (page: Page, web: string, session: SmokeballSession): Promise<void> => {
  await goTo(page, LoginPage.address(web))
  for (let waited = 0; waited < patienceMs; waited += pauseMs) {
    if (await page.evaluate(writeInside, { ...appStatePlace, text: stateOf(session) })) {
      // A hash alone would not start the app anew.
      await page.goto('about:blank')
      return
    }
    await setTimeout(pauseMs)
  }
  throw new MattergraphError('DRIFT', `expected the web app’s store at ${appStatePlace.database}, it is not there`, { vendor: 'SMOKEBALL' })
}

/** As `readAppState` reads it. */
const stateOf = ({ accessToken, refreshToken, expiresAt, apiKey, clientId, userId }: SmokeballSession): string => {
  const token = { accessToken, refreshToken, tokenType: 'Bearer', expiresAt: Date.parse(expiresAt) }
  const members = { token, apiKey, clientId, ...(userId === null ? {} : { userId }), _persist: { version: 2, rehydrated: true } }
  return JSON.stringify(Object.fromEntries(Object.entries(members).map(([name, value]) => [name, JSON.stringify(value)])))
}

/** As much of a browser's IndexedDB as is used inside the page; the compiler knows none of it. */
interface Inside {
  readonly indexedDB: { open(name: string): Opening }
}
interface Listening {
  addEventListener(event: string, listener: () => void): void
}
interface Opening extends Listening {
  readonly result: {
    close(): void
    readonly objectStoreNames: { contains(name: string): boolean }
    transaction(store: string, mode: 'readwrite'): Listening & { objectStore(store: string): { put(value: string, key: string): void } }
  }
  readonly transaction: { abort(): void }
}

// Runs inside the page: it can use nothing of this file.
const writeInside = (wanted: {
  readonly database: string
  readonly store: string
  readonly key: string
  readonly text: string
}): Promise<boolean> =>
  new Promise((resolve) => {
    // The cast names what every page has.
    const opening = (globalThis as unknown as Inside).indexedDB.open(wanted.database)
    opening.addEventListener('error', () => resolve(false))
    // The app has not made its database yet: it is not ours to make.
    opening.addEventListener('upgradeneeded', () => opening.transaction.abort())
    opening.addEventListener('success', () => {
      const database = opening.result
      const finish = (done: boolean): void => {
        database.close()
        resolve(done)
      }
      if (!database.objectStoreNames.contains(wanted.store)) return finish(false)
      const writing = database.transaction(wanted.store, 'readwrite')
      writing.objectStore(wanted.store).put(wanted.text, wanted.key)
      writing.addEventListener('complete', () => finish(true))
      writing.addEventListener('error', () => finish(false))
    })
  })
