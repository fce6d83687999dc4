/**
 * Wakes whoever waits for something to have happened. It carries nothing: what happened stands in the database, and whoever is woken looks there. A wake-up may
 * come for nothing, and may be lost, so nobody relies on it alone.
 */
export interface Bus {
  /** Says that something may have happened. */
  wake(): void
  /** Hears every wake-up from now on; the function given back ends it. */
  onWake(listener: () => void): () => void
}
