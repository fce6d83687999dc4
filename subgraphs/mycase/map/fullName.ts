import { blankToNull } from '../../vendor/map/blankToNull.js'

/** The parts of a name that are there, in order; null where none is. */
export const fullName = (parts: readonly (string | null | undefined)[]): string | null =>
  blankToNull(
    parts
      .map(blankToNull)
      .filter((part) => part !== null)
      .join(' '),
  )
