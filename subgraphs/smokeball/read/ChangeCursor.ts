import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'

const shape = z.object({
  /** Tells walks apart. */
  walk: z.string(),
  /** How many pages came before. */
  page: z.int().min(0),
  /** Only what changed after these ticks is asked for; null at the beginning. */
  since: z.string().regex(/^\d+$/).nullable(),
  offset: z.int().min(0),
  /** Ids that were delivered and will come again, because changes are asked for with an overlap. */
  delivered: z.array(z.string()),
  total: z.int().nullable(),
})

/** Where a walk by last change stands. */
export type ChangeCursor = Readonly<z.infer<typeof shape>>

/** Writes a cursor as text. */
export const formatCursor = (cursor: ChangeCursor): string => JSON.stringify(cursor)

/** Reads a cursor; throws BAD_USER_INPUT where the text is none of Smokeball's. */
export const parseCursor = (text: string): ChangeCursor => {
  try {
    return shape.parse(JSON.parse(text))
  } catch (cause) {
    throw new MattergraphError('BAD_USER_INPUT', 'the cursor is not one of Smokeball’s', { vendor: 'SMOKEBALL', cause })
  }
}
