import { MattergraphError } from '../errors.js'

/** A range of days past due, both ends counted. */
export interface AgeRange {
  /** Null for what is not past due. */
  readonly fromDays: number | null
  /** Null for the last range, which has no end; 0 for what is not past due. */
  readonly untilDays: number | null
}

const most = 12

/** The ranges between bounds: `[30, 60, 90]` makes "not past due", 1 to 30, 31 to 60, 61 to 90, and 91 or more. Throws BAD_USER_INPUT for bounds that do not rise. */
export const ageRanges = (bounds: readonly number[]): readonly AgeRange[] => {
  const rises = bounds.every((bound, index) => Number.isInteger(bound) && bound > (bounds[index - 1] ?? 0))
  if (!rises || bounds.length > most || bounds.some((bound) => bound > 36_500))
    throw new MattergraphError(
      'BAD_USER_INPUT',
      `buckets: expected at most ${String(most)} whole numbers of days that rise, such as [30, 60, 90]`,
    )
  return [
    { fromDays: null, untilDays: 0 },
    ...bounds.map((bound, index) => ({ fromDays: (bounds[index - 1] ?? 0) + 1, untilDays: bound })),
    { fromDays: (bounds.at(-1) ?? 0) + 1, untilDays: null },
  ]
}
