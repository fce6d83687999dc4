import type { Clock } from '../../core/clock.js'

/** Real time that can be turned on: whoever sleeps wakes when either has brought it far enough. */
export interface TurnedClock extends Clock {
  readonly turn: (milliseconds: number) => void
}

/** A clock that stands at the machine's time until it is turned. */
export const createTurnedClock = (): TurnedClock => {
  let ahead = 0
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>()
  const now = (): number => Date.now() + ahead
  return {
    now: () => new Date(now()),
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted()
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const sleeper = { until: now() + milliseconds, wake: resolve }
      const timer = setTimeout(resolve, milliseconds)
      const abort = (): void => reject(signal?.reason as Error) // What a signal was aborted with is what it throws.
      signal?.addEventListener('abort', abort)
      sleepers.add(sleeper)
      try {
        await promise
      } finally {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
        sleepers.delete(sleeper)
      }
    },
    turn: (milliseconds) => {
      ahead += milliseconds
      for (const { until, wake } of sleepers) if (until <= now()) wake()
    },
  }
}
