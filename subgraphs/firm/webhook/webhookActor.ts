import { MattergraphError } from '../../../core/errors.js'
import type { WebhookActor } from '../../../engine/webhooks/Webhooks.js'
import type { FirmContext } from '../FirmContext.js'

/** Who manages webhooks; throws FORBIDDEN for a key that may not. What endpoints are told is what the key may read, so it must be allowed that too. */
export const webhookActor = ({ reads: { caller } }: FirmContext): WebhookActor => {
  for (const scope of ['webhooks:write', 'read'])
    if (!caller.scopes.includes(scope))
      throw new MattergraphError('FORBIDDEN', `webhooks need the scopes webhooks:write and read; this key lacks ${scope}`)
  return { tenant: caller.tenant, accounts: caller.accountKeys, actor: caller.key }
}
