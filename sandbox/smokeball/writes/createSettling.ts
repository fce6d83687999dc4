import type { PortalKit } from '../../portal/Portal.js'

/** What was answered already and is still to be done. */
export interface Settling {
  /** Has something done once the vendor's time to settle is over: in the order of acceptance. */
  readonly later: (act: () => void) => void
  /** Does what is due by now. */
  readonly settle: () => void
  /** Lets go of the timers. */
  readonly stop: () => void
}

/** A record answers 404 this long after it was accepted: seen not yet there after 7.2 s and there after 9.6 s. */
const settleMs = 9_500

/** Keeps what is due. By the portal's clock, whoever asks the portal sees it in time; by the machine's, it happens also where nobody asks. */
export const createSettling = (clock: PortalKit['clock']): Settling => {
  let waiting: readonly { readonly dueAt: number; readonly act: () => void }[] = []
  const timers = new Set<NodeJS.Timeout>()
  const settle = (): void => {
    const now = clock.now()
    const due = waiting.filter(({ dueAt }) => dueAt <= now)
    waiting = waiting.filter(({ dueAt }) => dueAt > now)
    for (const { act } of due) act()
  }
  return {
    later: (act) => {
      waiting = [...waiting, { dueAt: clock.now() + settleMs, act }]
      const timer = setTimeout(() => {
        timers.delete(timer)
        settle()
        // A timer can be early by a millisecond.
      }, settleMs + 5)
      timer.unref()
      timers.add(timer)
    },
    settle,
    stop: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
