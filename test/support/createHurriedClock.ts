import type { Clock } from '../../core/clock.js'

/** A clock nobody has to wait for. */
export interface HurriedClock extends Clock {
  /** Every sleep it was asked for, in milliseconds, oldest first. */
  readonly sleeps: readonly number[]
}

/** Real time, except that a sleep is over at once and moves the time on by its length; `hurry` moves on whoever has to agree on the time. */
export const createHurriedClock = (hurry: (milliseconds: number) => Promise<void>): HurriedClock => {
  const sleeps: number[] = []
  let ahead = 0
  return {
    sleeps,
    now: () => new Date(Date.now() + ahead),
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted()
      sleeps.push(milliseconds)
      ahead += milliseconds
      await hurry(milliseconds)
    },
  }
}
