import { z } from 'zod'
import { amount, textOrNull, timestamp } from './scalars.js'

/** A user of the firm. */
export const staffWire = z.looseObject({
  id: z.int().positive(),
  email: textOrNull,
  first_name: textOrNull,
  middle_initial: textOrNull,
  last_name: textOrNull,
  type: textOrNull,
  active: z.boolean(),
  default_hourly_rate: amount.nullable(),
  created_at: timestamp,
  updated_at: timestamp,
})
/** A user of the firm. */
export type StaffWire = z.output<typeof staffWire>
