import { z } from 'zod'
import { clioId } from './scalars.js'
import { subscriptionType } from './User.js'

/** What is asked of the signed-in user. */
export const whoAmIFields = 'id,name,email,account_owner,roles,subscription_type,time_zone,account{id,name}'

/** The signed-in user and the firm's account. */
export const whoAmI = z.object({
  id: clioId,
  name: z.string(),
  account_owner: z.boolean(),
  roles: z.array(z.string()),
  subscription_type: subscriptionType,
  time_zone: z.string(),
  account: z.object({ id: clioId, name: z.string() }),
})

/** The parsed answer. */
export type ClioWhoAmI = z.output<typeof whoAmI>
