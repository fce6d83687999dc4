import type { Instant } from '../../../core/record/scalars.js'

/** A time for a change filter that takes whole seconds only: early enough that nothing of the instant is left out, whether or not the filter includes its bound. */
export const secondBefore = (instant: Instant): string => `${new Date(Date.parse(instant) - 1000).toISOString().slice(0, 19)}Z`
