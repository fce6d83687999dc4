import { z } from 'zod'
import { clioId, clioInstant } from './scalars.js'

/** What is asked of the webhooks there are. */
export const webhookFields = 'id,url,model,status,expires_at'

/** A webhook of the signed-in user's. */
export const wireWebhook = z.object({
  id: clioId.transform(String),
  url: z.string(),
  model: z.string(),
  status: z.enum(['pending', 'enabled', 'suspended']),
  expires_at: clioInstant,
})

/** What is asked of one that was just made. */
export const madeWebhookFields = 'id,status,expires_at,shared_secret'

/** A webhook that was just made: only now does Clio tell its secret. */
export const madeWebhook = z.object({
  id: clioId.transform(String),
  status: z.enum(['pending', 'enabled', 'suspended']),
  expires_at: clioInstant,
  shared_secret: z.string().min(1),
})
