/** Tells the time. Handed to whatever needs it, so that a test can stand still or hurry. */
export interface Clock {
  /** Now. */
  now(): Date
  /** Resolves after this many milliseconds, or rejects with the signal's reason. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}
