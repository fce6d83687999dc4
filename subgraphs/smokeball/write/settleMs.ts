/** How long Smokeball may answer 404 for what it has taken: seen not yet there after 7.2 s and there after 9.6 s (2026-09). */
export const settleMs = 10_000

/** The vendor's clock and ours are not one: a search begins this much before the write. */
export const clockSkewMs = 5 * 60_000
