import { z } from 'zod'
import { dateTime, guid } from './scalars.js'

/** A user in API v2. */
export const wireUser = z.object({
  id: guid,
  is_active: z.boolean(),
  display_name: z.string(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  middle_name: z.string().nullable(),
  email: z.string().nullable(),
  created_at: dateTime,
  updated_at: dateTime,
})

/** What only the legacy API says of a user. That a role is given by its name is assumed. */
export const wireLegacyUser = z.object({
  guid,
  hourlyRate: z.number().nullable(),
  role: z.string().nullable(),
  timeZoneId: z.string().nullable(),
})

/** A parsed user. */
export type WireUser = z.output<typeof wireUser>
/** A parsed user of the legacy API. */
export type WireLegacyUser = z.output<typeof wireLegacyUser>
