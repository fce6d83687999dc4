const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** The pauses after the first, second, … failed attempt. The first attempt is made at once: ten attempts in all, over 75 hours and a half. */
export const deliveryPauses: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]

/** A pause is longer than the table says by up to this part of it, so that what failed together does not come back together. */
const jitter = 0.1

/** A receiver's own wish counts up to this. */
const longestWish = 24 * hour

/** An endpoint that has failed for so long without one success between is disabled. It is longer than the table: no message is cut short by it. */
export const disabledAfterMs = 5 * 24 * hour

/** What a pause depends on beside the table. */
export interface PauseConditions {
  /** From 0 to 1. */
  readonly chance: number
  /** What the receiver asked for. */
  readonly retryAfterMs: number | undefined
}

/** How long to wait after this many failed attempts; null when it was the last. A receiver that wants to be left alone longer is. */
export const pauseAfter = (attempts: number, { chance, retryAfterMs }: PauseConditions): number | null => {
  const pause = deliveryPauses[attempts - 1]
  return pause === undefined ? null : Math.max(Math.round(pause * (1 + jitter * chance)), Math.min(longestWish, retryAfterMs ?? 0))
}
