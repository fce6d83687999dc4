import type { AccountKey } from './recordId.js'

/** A vendor's published request limit: at most `burst` at once, refilled evenly at `requests` per `perMs`. */
export interface RequestLimit {
  readonly requests: number
  readonly perMs: number
  readonly burst: number
}

/** Lets requests through in the order they came, no faster than a vendor's limit. */
export interface RequestLimiter {
  /** Resolves when the next request may leave, or rejects with the signal's reason. */
  take(signal: AbortSignal): Promise<void>
  /** The vendor said "too many": nobody passes for this long; then one passes at once and the rest at the limit's pace. */
  pause(milliseconds: number): void
}

/** What an account's requests of one sort are limited by. */
export interface LimitedRequests {
  readonly account: AccountKey
  /** What the vendor counts by itself: `api`, or a portal's `pages`. */
  readonly counter: string
  readonly limit: RequestLimit
  /** Multiplies burst and pace alike. */
  readonly scale: number
}

/** The limiters of all accounts. Equal requests get the same one, whichever connection asks, and whichever process where they are shared. */
export interface RequestLimiters {
  of(requests: LimitedRequests): RequestLimiter
}
