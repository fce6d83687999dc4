import { z } from 'zod'
import { MattergraphError } from '../../core/errors.js'
import type { RecordOrder } from '../../core/mirror/RecordOrder.js'
import type { MirrorSort } from './table/MirrorTable.js'

/** A place in a list: the values a record is sorted by. */
export interface CursorPlace {
  /** What it is sorted by, as text; null where the record has no such value. */
  readonly value: string | null
  readonly account: string
  readonly vendorId: string
}

const content = z.tuple([z.string(), z.string(), z.string().nullable(), z.string(), z.string()])

/** Writes a place in a list as a cursor. */
export const formatCursor = ({ field, direction }: RecordOrder, { value, account, vendorId }: CursorPlace): string =>
  Buffer.from(JSON.stringify([field, direction, value, account, vendorId])).toString('base64url')

/** Whether a column of this type can hold the value: the database would stop at any other text. */
const isValueOf = ({ type, nullable }: MirrorSort, value: string | null): boolean => {
  if (value === null) return nullable
  if (type === 'timestamptz') return isInstant(value)
  if (type === 'date') return isInstant(`${value}T00:00:00.000Z`)
  return type === 'numeric' ? /^-?\d{1,100}(\.\d{1,100})?$/.test(value) : true
}

const isInstant = (text: string): boolean => {
  const time = /^(?!0000)\d{4}-/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString() === text
}

/** Reads a cursor of a list with this order, sorted by this column. Throws BAD_USER_INPUT where it is none, or belongs to another order. */
export const parseCursor = (
  { field, direction }: RecordOrder,
  sort: MirrorSort,
  cursor: string,
  argument: 'after' | 'before',
): CursorPlace => {
  const notOne = new MattergraphError('BAD_USER_INPUT', `${argument} is not a cursor: give one that came with a list`)
  const parsed = content.safeParse(readJson(Buffer.from(cursor, 'base64url').toString()))
  if (!parsed.success) throw notOne
  const [itsField, itsDirection, value, account, vendorId] = parsed.data
  if (itsField !== field || itsDirection !== direction)
    throw new MattergraphError(
      'BAD_USER_INPUT',
      `${argument} belongs to a list in another order: this one is sorted by ${field} ${direction}`,
    )
  if (!isValueOf(sort, value)) throw notOne
  return { value, account, vendorId }
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
