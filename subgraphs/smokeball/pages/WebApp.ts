import type { Page } from 'puppeteer'
import { z } from 'zod'
import { parseJson } from '../../vendor/http/parseJson.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { MattergraphError } from '../../../core/errors.js'

/** Where the web app keeps its state. */
export const appStatePlace = { database: 'smokeballStateDB', store: 'persisted-state', key: 'persist:itops/auth2' } as const

/** Assumed: the key and the place are known, what stands there is not. Taken to be redux-persist's form, a text of JSON whose members are texts of JSON. */
const members = z.object({ token: z.string(), apiKey: z.string(), clientId: z.string(), userId: z.string().optional() })
const token = z.object({ accessToken: z.string().min(1), refreshToken: z.string().min(1), expiresAt: z.number() })

/** What the signed-in web app keeps for its own requests. */
export interface AppState {
  readonly accessToken: string
  readonly refreshToken: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  readonly apiKey: string
  readonly clientId: string
  readonly userId: string | null
}

/** Reads the web app's own state. Throws DRIFT where it is not there, or looks otherwise. */
export const readAppState = async (page: Page): Promise<AppState> => {
  const text = await page.evaluate(readInside, appStatePlace)
  if (typeof text !== 'string')
    throw new MattergraphError('DRIFT', `expected the web app’s state at ${appStatePlace.database}, it is not there`, {
      vendor: 'SMOKEBALL',
    })
  const where = 'app state'
  const json = (part: string): unknown => parseJson(part, where, 'SMOKEBALL')
  const state = parseWire(members, json(text), where, 'SMOKEBALL')
  const name = z.string().min(1)
  return {
    ...parseWire(token, json(state.token), `${where}.token`, 'SMOKEBALL'),
    apiKey: parseWire(name, json(state.apiKey), `${where}.apiKey`, 'SMOKEBALL'),
    clientId: parseWire(name, json(state.clientId), `${where}.clientId`, 'SMOKEBALL'),
    userId: state.userId === undefined ? null : parseWire(name, json(state.userId), `${where}.userId`, 'SMOKEBALL'),
  }
}

/** As much of a browser's IndexedDB as is used inside the page; the compiler knows none of it. */
interface Inside {
  readonly indexedDB: { open(name: string): Opening }
}
interface Listening {
  addEventListener(event: 'success' | 'error' | 'upgradeneeded', listener: () => void): void
}
interface Opening extends Listening {
  readonly result: {
    close(): void
    readonly objectStoreNames: { contains(name: string): boolean }
    transaction(store: string): Transaction
  }
  readonly transaction: { abort(): void }
}
interface Transaction {
  objectStore(store: string): { get(key: string): Listening & { readonly result: unknown } }
}

// Runs inside the page: it can use nothing of this file.
const readInside = (wanted: { readonly database: string; readonly store: string; readonly key: string }): Promise<unknown> =>
  new Promise((resolve) => {
    // The cast names what every page has.
    const opening = (globalThis as unknown as Inside).indexedDB.open(wanted.database)
    opening.addEventListener('error', () => resolve(null))
    // There was no such database: leave none behind.
    opening.addEventListener('upgradeneeded', () => opening.transaction.abort())
    opening.addEventListener('success', () => {
      const database = opening.result
      const finish = (value: unknown): void => {
        database.close()
        resolve(value)
      }
      if (!database.objectStoreNames.contains(wanted.store)) return finish(null)
      const reading = database.transaction(wanted.store).objectStore(wanted.store).get(wanted.key)
      reading.addEventListener('success', () => finish(reading.result))
      reading.addEventListener('error', () => finish(null))
    })
  })
