import type { Instant } from '../../../core/record/scalars.js'

/** Clio's clock and ours are not one: a search begins this much before the write. */
const clockSkewMs = 5 * 60_000

/** From when on a search looks for what was written since an instant. */
export const searchFrom = (since: Instant): Instant => new Date(Date.parse(since) - clockSkewMs).toISOString()
