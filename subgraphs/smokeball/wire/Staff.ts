import { z } from 'zod'
import { text } from './scalars.js'

/** Someone who works at the firm; `rate` comes only on request. */
export const wireStaff = z.object({
  id: z.guid(),
  firstName: z.string(),
  middleName: text,
  lastName: z.string(),
  email: text,
  role: text,
  rate: z.number().optional(),
  former: z.boolean(),
  enabled: z.boolean().optional(),
  /** The user behind the staff member: another id. Missing before the person was ever invited. */
  userId: text,
})

/** A staff member as Smokeball answers one. */
export type WireStaff = z.infer<typeof wireStaff>
