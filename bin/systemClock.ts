import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../core/clock.js'

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  async sleep(milliseconds, signal) {
    try {
      await setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal })
    } catch (thrown) {
      // The timer throws an AbortError of its own; whoever aborted gave a reason, and it is the one promised.
      throw signal?.aborted === true ? signal.reason : thrown
    }
  },
}
