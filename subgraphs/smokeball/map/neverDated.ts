import type { Instant } from '../../../core/record/scalars.js'

/** When a record last changed of which Smokeball keeps no date: it never moves, and nobody takes it for one. */
export const neverDated: Instant = '1970-01-01T00:00:00.000Z'
