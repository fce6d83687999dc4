import type { Clock } from '../../../core/clock.js'

/** A clock that stands until told; whoever sleeps wakes when it is set past their time. */
export class ManualClock implements Clock {
  #now: number
  readonly #sleepers = new Set<{ readonly until: number; wake(): void }>()
  /** How long each sleep was asked to be, in order. */
  readonly sleeps: number[] = []

  constructor(start = '2026-03-01T00:00:10.000Z') {
    this.#now = Date.parse(start)
  }

  now(): Date {
    return new Date(this.#now)
  }

  /** Whether anybody waits for time to pass. */
  get isSleptBy(): boolean {
    return this.#sleepers.size > 0
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    this.sleeps.push(milliseconds)
    signal?.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const sleeper = { until: this.#now + milliseconds, wake: resolve }
      this.#sleepers.add(sleeper)
      signal?.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper)
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
      })
    })
  }

  /** Moves on and wakes whoever's time has come. */
  advance(milliseconds: number): void {
    this.#now += milliseconds
    for (const sleeper of this.#sleepers) {
      if (sleeper.until > this.#now) continue
      this.#sleepers.delete(sleeper)
      sleeper.wake()
    }
  }
}
