import { registerEnumType } from 'type-graphql'
import { webhookPayloads } from '../../../core/webhook/WebhookEndpoint.js'

/** How much a message says, as GraphQL's enum reads it. */
export const WebhookPayloadEnum = Object.fromEntries(webhookPayloads.map((payload) => [payload, payload]))

registerEnumType(WebhookPayloadEnum, {
  name: 'WebhookPayload',
  description: 'How much a message says. THIN: what happened to which record. FULL: the record too, as it is when the message is made.',
})
