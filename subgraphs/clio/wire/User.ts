import { z } from 'zod'
import { clioId, clioInstant, clioNumber } from './scalars.js'

/** What is asked of users. */
export const userFields =
  'id,etag,created_at,updated_at,name,first_name,last_name,email,enabled,rate,roles,subscription_type,time_zone,phone_number,account_owner,default_calendar_id'

/** Whether a seat is an attorney's. */
export const subscriptionType = z.enum(['Attorney', 'NonAttorney'])

/** A user as Clio answers. */
export const user = z.object({
  id: clioId,
  created_at: clioInstant,
  updated_at: clioInstant,
  name: z.string(),
  email: z.string().nullable(),
  enabled: z.boolean(),
  rate: clioNumber.nullable(),
  roles: z.array(z.string()),
  subscription_type: subscriptionType,
})

/** A parsed user. */
export type ClioUser = z.output<typeof user>
