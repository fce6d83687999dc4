import type { PortalClock, PortalLimit } from './Portal.js'

/** What a limiter says about one request. */
export interface LimitVerdict {
  readonly allowed: boolean
  /** Whole requests that may follow at once. */
  readonly remaining: number
  /** The limit after scaling, in requests per the limit's own period. */
  readonly limit: number
  /** When the whole allowance is back, in milliseconds since 1970. */
  readonly resetAtMs: number
  /** How long to wait for the next allowed request; 0 when this one was. */
  readonly retryAfterMs: number
}

/** Keeps one request limit for each credential. */
export interface RequestLimiter {
  /** Counts a request of this credential, or refuses it. Refused requests cost nothing. */
  take(credential: string): LimitVerdict
}

interface Bucket {
  tokens: number
  at: number
}

/**
 * A token bucket for each credential: `burst` requests at once, refilled evenly at `requests` per `perMs`, both multiplied by the scale.
 * Give the kit's own `faults.rateLimit` as the scale: a changed scale then counts from the next request on.
 */
export const createRequestLimiter = (
  limit: PortalLimit,
  scale: number | { readonly scale: number },
  clock: PortalClock,
): RequestLimiter => {
  const buckets = new Map<string, Bucket>()
  return {
    take: (credential) => {
      const factor = typeof scale === 'number' ? scale : scale.scale
      const capacity = Math.max(1, limit.burst * factor)
      const perMs = (limit.requests * factor) / limit.perMs
      const bucket = refill(buckets.get(credential), { capacity, perMs, now: clock.now() })
      buckets.set(credential, bucket)
      const allowed = bucket.tokens >= 1
      if (allowed) bucket.tokens -= 1
      return {
        allowed,
        remaining: Math.floor(bucket.tokens),
        limit: Math.max(1, Math.floor(limit.requests * factor)),
        resetAtMs: Math.ceil(bucket.at + (capacity - bucket.tokens) / perMs),
        retryAfterMs: allowed ? 0 : Math.ceil((1 - bucket.tokens) / perMs),
      }
    },
  }
}

const refill = (bucket: Bucket | undefined, { capacity, perMs, now }: { capacity: number; perMs: number; now: number }): Bucket =>
  // A clock set back must not take tokens away, hence the floor of zero.
  bucket === undefined
    ? { tokens: capacity, at: now }
    : { tokens: Math.min(capacity, bucket.tokens + Math.max(0, now - bucket.at) * perMs), at: now }
