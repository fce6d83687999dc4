import { registerEnumType } from 'type-graphql'
import { deliveryStatuses } from '../../../core/webhook/WebhookDelivery.js'

/** What became of a message, as GraphQL's enum reads it. */
export const DeliveryStatusEnum = Object.fromEntries(deliveryStatuses.map((status) => [status, status]))

registerEnumType(DeliveryStatusEnum, {
  name: 'DeliveryStatus',
  description: 'What became of a message. PENDING: it is sent again until it is taken. FAILED: the last of ten attempts came to nothing.',
})
