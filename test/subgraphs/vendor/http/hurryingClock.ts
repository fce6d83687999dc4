import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../../../core/clock.js'

/** A clock on which waiting takes no real time: it jumps to the end of each wait. */
export interface HurryingClock extends Clock {
  /** Every wait asked for, in milliseconds, in order. */
  readonly waits: readonly number[]
  /** Milliseconds since the clock was made, on the clock. */
  elapsed(): number
}

/** A clock that hurries, starting on 18 February 2026. */
export const hurryingClock = (): HurryingClock => {
  const start = Date.parse('2026-02-18T17:21:02.000Z')
  const waits: number[] = []
  let now = start
  return {
    waits,
    elapsed: () => now - start,
    now: () => new Date(now),
    async sleep(milliseconds, signal) {
      const until = now + milliseconds
      waits.push(milliseconds)
      await setImmediate()
      signal?.throwIfAborted()
      now = Math.max(now, until)
    },
  }
}
