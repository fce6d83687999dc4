import { z } from 'zod'
import { MattergraphError } from '../../core/errors.js'
import type { RecordOrder } from '../../core/mirror/RecordOrder.js'

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

/** Reads a cursor of a list with this order. Throws BAD_USER_INPUT where it is none, or belongs to another order. */
export const parseCursor = ({ field, direction }: RecordOrder, cursor: string, argument: 'after' | 'before'): CursorPlace => {
  const parsed = content.safeParse(readJson(Buffer.from(cursor, 'base64url').toString()))
  if (!parsed.success) throw new MattergraphError('BAD_USER_INPUT', `${argument} is not a cursor: give one that came with a list`)
  const [itsField, itsDirection, value, account, vendorId] = parsed.data
  if (itsField !== field || itsDirection !== direction)
    throw new MattergraphError(
      'BAD_USER_INPUT',
      `${argument} belongs to a list in another order: this one is sorted by ${field} ${direction}`,
    )
  return { value, account, vendorId }
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
