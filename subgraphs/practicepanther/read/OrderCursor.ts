import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'

const shape = z.object({
  /** The latest time given so far, an ISO instant. */
  since: z.iso.datetime(),
  /** Marks of the records given whose time lies within the overlap before it. */
  seen: z.array(z.string()).readonly(),
})

/** Where a read in the order of time goes on. */
export type OrderCursor = z.output<typeof shape>

/** Writes a cursor as the opaque text the port hands out. */
export const writeCursor = (cursor: OrderCursor): string => JSON.stringify(cursor)

/** Reads a cursor back; throws INTERNAL where the text is none of ours. */
export const readCursor = (text: string): OrderCursor => {
  const parsed = shape.safeParse(parse(text))
  if (!parsed.success) throw new MattergraphError('INTERNAL', 'expected a cursor of PracticePanther, came other text')
  return parsed.data
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
