import type { Bus } from '../../core/Bus.js'

/** A bus inside this process. */
export const openLocalBus = (): Bus => {
  const listeners = new Set<() => void>()
  return {
    wake: () => {
      for (const listener of listeners) listener()
    },
    onWake: (listener) => {
      // Its own function, so that one listener may listen twice and stop once.
      const own = (): void => listener()
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
}
