import type { Instant } from '../../core/record/scalars.js'

/** Longer than any write with its read-back takes: an HTTP request that hangs, and a vendor that settles. */
const leaseMs = 180_000

/** Until when whoever takes a command now, or goes on with it, may work on it. */
export const leaseFrom = (now: number): Instant => new Date(now + leaseMs).toISOString()

/** How often somebody who only waits renews it. */
export const renewalMs = leaseMs / 3

/** A write leaves this long after its lease was renewed at the latest: what is left of the lease is longer than any answer takes. */
export const departureMs = leaseMs / 3
