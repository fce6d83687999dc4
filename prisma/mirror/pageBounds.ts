import { MattergraphError } from '../../core/errors.js'
import type { PageRequest } from '../../core/mirror/RecordList.js'

/** How many records are given where nobody says. */
const usual = 50
/** A page may not be larger, whatever else is allowed to the caller. */
const most = 1000

/** How many records a page has at most, and from which end it is read. */
export interface PageBounds {
  readonly size: number
  readonly backwards: boolean
}

/** Reads a page request; throws BAD_USER_INPUT or LIMIT_EXCEEDED where it is none. */
export const pageBounds = ({ first, last }: PageRequest): PageBounds => {
  const fromStart = first ?? null
  const fromEnd = last ?? null
  if (fromStart !== null && fromEnd !== null) throw new MattergraphError('BAD_USER_INPUT', 'give first or last, not both')
  const name = fromEnd === null ? 'first' : 'last'
  const size = fromEnd ?? fromStart ?? usual
  if (!Number.isInteger(size) || size < 0)
    throw new MattergraphError('BAD_USER_INPUT', `${name} is ${size}: expected a whole number from 0`)
  if (size > most) throw new MattergraphError('LIMIT_EXCEEDED', `${name} is ${size}: at most ${most} records at once`)
  return { size, backwards: fromEnd !== null }
}
