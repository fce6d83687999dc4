import { z } from 'zod'

/** The envelope of a paged list. Records are parsed one by one afterwards, so that their own form is kept beside what was read. */
export const pagedList = z.object({
  offset: z.int().min(0),
  limit: z.int().min(1),
  size: z.int().min(0),
  value: z.array(z.unknown()),
})

/** The envelope of a list that is never paged. */
export const plainList = z.object({ value: z.array(z.unknown()) })
