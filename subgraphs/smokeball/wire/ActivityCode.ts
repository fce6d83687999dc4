import { z } from 'zod'
import { text } from './scalars.js'

/** A code the firm books under. */
export const wireActivityCode = z.object({
  id: z.guid(),
  code: text,
  /** 0 the staff member's own rate, 1 `rate` for everybody, 2 a rate for each staff member, which is not told. */
  rateType: z.literal([0, 1, 2]),
  rate: z.number().optional(),
  isDeleted: z.boolean(),
})

/** An activity code as Smokeball answers it. */
export type WireActivityCode = z.infer<typeof wireActivityCode>
