import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../core/clock.js'
import { Turns } from '../../engine/sessions/Turns.js'

/** Shorter sleeps only let others go first; they pass in real time, and faster. */
const shortMs = 100
/** Longer ones are limits of somebody's patience: they end when what others wait for has taken so long. */
const limitMs = 20_000

/** So long a portal on this machine may take to move its time. */
const patienceMs = 20_000

/** Asks without `fetch`, as nobody else here does: requests by undici are watched, and each of their moments is a step of the write. */
const ask = (method: string, url: string, body?: object): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' }
    const sending = request(url, { method, headers, signal: AbortSignal.timeout(patienceMs) }, (answer) => {
      text(answer).then(resolve, reject)
    })
    sending.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body))
  })

const turns = new Turns()

/** Moves a portal's time on. */
const hurry = (portal: string, milliseconds: number): Promise<void> =>
  turns.take(portal, async () => {
    const { clockSkewMs } = JSON.parse(await ask('GET', `${portal}/_sandbox/faults`)) as { readonly clockSkewMs: number }
    await ask('POST', `${portal}/_sandbox/faults`, { clockSkewMs: clockSkewMs + Math.ceil(milliseconds) })
  })

/** Somebody who waits until a time, and does not move it on. */
interface Waiter {
  readonly until: number
  readonly wake: () => void
}

/** A worker's time: a sleep is over at once and moves the portal's time on by its length. */
export class HurriedTime implements Clock {
  #aheadMs = 0
  #portal: string | null = null
  readonly #waiters = new Set<Waiter>()

  /** Sets the time, this much ahead of the machine's, before a portal. */
  start(aheadMs: number, portal: string): void {
    this.#aheadMs = aheadMs
    this.#portal = portal
  }

  /** Goes on, and the portal's time does not. */
  leap(milliseconds: number): void {
    this.#aheadMs += milliseconds
  }

  now(): Date {
    return new Date(Date.now() + this.#aheadMs)
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    if (milliseconds < shortMs) return setTimeout(2, undefined, { signal })
    if (milliseconds > limitMs) return this.#wait(milliseconds, signal)
    this.#aheadMs += milliseconds
    if (this.#portal !== null) await hurry(this.#portal, milliseconds)
    const now = this.now().getTime()
    for (const waiter of this.#waiters) if (waiter.until <= now) waiter.wake()
  }

  async #wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiter = { until: this.now().getTime() + milliseconds, wake: resolve }
    this.#waiters.add(waiter)
    signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
    try {
      await promise
    } finally {
      this.#waiters.delete(waiter)
    }
  }
}
