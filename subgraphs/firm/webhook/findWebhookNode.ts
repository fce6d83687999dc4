import { isWebhookDeliveryId, isWebhookEndpointId } from '../../../core/webhook/webhookIds.js'
import type { FirmContext } from '../FirmContext.js'
import { toWebhookEndpoint } from './toWebhookEndpoint.js'
import { webhookActor } from './webhookActor.js'

/** Whether a text is the id of an endpoint or a delivery. */
export const isWebhookNodeId = (id: string): boolean => isWebhookEndpointId(id) || isWebhookDeliveryId(id)

/** The endpoint or the delivery with this id; null where there is none that the key may see. Throws FORBIDDEN for a key that may not manage webhooks. */
export const findWebhookNode = async (id: string, context: FirmContext): Promise<object | null> => {
  const { tenant, accounts } = webhookActor(context)
  if (isWebhookDeliveryId(id)) {
    const delivery = await context.webhookReader.delivery(id, { tenant, accounts })
    return delivery && { ...delivery, __typename: 'WebhookDelivery' }
  }
  const endpoint = await context.webhookReader.endpoint(id, { tenant, accounts })
  return endpoint && toWebhookEndpoint(endpoint, await context.reads.accounts())
}
