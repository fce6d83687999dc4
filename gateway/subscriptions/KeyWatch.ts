import type { Caller } from '../../core/caller.js'
import type { Authenticate } from '../authenticate.js'

/** What all connections with one `Authorization` share. */
interface WatchedKey {
  readonly caller: Caller
  readonly listeners: Set<() => void>
  /** Ends what is open when the key does; absent where that is later than a timer can wait, or never. */
  readonly timer: NodeJS.Timeout | undefined
}

const longestTimerMs = 2 ** 31 - 1

/** Equal texts stand for equal rights. */
export const rightsOf = ({ tenant, scopes, accountKeys }: Caller): string =>
  JSON.stringify([tenant, scopes.toSorted(), accountKeys?.toSorted() ?? null])

/** Looks keys up again as long as something is open that was opened with them: one look-up for each key, however many connections it has. */
export class KeyWatch {
  readonly #authenticate: Authenticate
  readonly #keys = new Map<string, WatchedKey>()
  readonly #timer: NodeJS.Timeout

  constructor(authenticate: Authenticate, everyMs: number) {
    this.#authenticate = authenticate
    this.#timer = setInterval(() => void this.#look(), everyMs)
    this.#timer.unref()
  }

  /** How much is open with a key. */
  count(authorization: string): number {
    return this.#keys.get(authorization)?.listeners.size ?? 0
  }

  /** Calls `onEnd` once when the key is no longer valid, or no longer opens what it did; the function given back ends the watch. */
  watch(authorization: string, caller: Caller, onEnd: () => void): () => void {
    const key = this.#keys.get(authorization) ?? { caller, listeners: new Set(), timer: this.#endLater(authorization, caller) }
    this.#keys.set(authorization, key)
    const own = (): void => onEnd()
    key.listeners.add(own)
    return () => {
      key.listeners.delete(own)
      if (key.listeners.size === 0 && this.#keys.get(authorization) === key) this.#forget(authorization)
    }
  }

  close(): void {
    clearInterval(this.#timer)
    for (const authorization of this.#keys.keys()) this.#forget(authorization)
  }

  async #look(): Promise<void> {
    await Promise.all([...this.#keys].map(([authorization, key]) => this.#lookAt(authorization, key)))
  }

  async #lookAt(authorization: string, key: WatchedKey): Promise<void> {
    let found: Caller | null
    try {
      found = await this.#authenticate({ authorization })
    } catch {
      // Nobody can be asked now, so nothing is known against the key.
      return
    }
    if (found !== null && rightsOf(found) === rightsOf(key.caller)) return
    this.#end(authorization, key)
  }

  #endLater(authorization: string, { expiresAt }: Caller): NodeJS.Timeout | undefined {
    const left = expiresAt === undefined ? Infinity : Date.parse(expiresAt) - Date.now()
    if (left > longestTimerMs) return undefined
    const timer = setTimeout(() => {
      const key = this.#keys.get(authorization)
      if (key !== undefined) this.#end(authorization, key)
    }, left)
    return timer.unref()
  }

  #end(authorization: string, key: WatchedKey): void {
    this.#forget(authorization)
    for (const end of key.listeners) end()
  }

  #forget(authorization: string): void {
    clearTimeout(this.#keys.get(authorization)?.timer)
    this.#keys.delete(authorization)
  }
}
