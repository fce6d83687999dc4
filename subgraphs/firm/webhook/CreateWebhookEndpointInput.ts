import { Field, InputType } from 'type-graphql'
import type { WebhookPayload } from '../../../core/webhook/WebhookEndpoint.js'
import { ChangeFilter } from '../change/ChangeFilter.js'
import { WebhookPayloadEnum } from './WebhookPayload.js'

/** A new endpoint. */
@InputType('CreateWebhookEndpointInput', { description: 'A new endpoint.' })
export class CreateWebhookEndpointInput {
  @Field(() => String, { description: 'Begins with https:// and leads to a public address. Redirects are not followed.' })
  url!: string

  @Field(() => String, { nullable: true, description: 'For people; at most 500 characters.' })
  description?: string | null

  @Field(() => ChangeFilter, { nullable: true, description: 'What is told; everything that the key may see where it is not given.' })
  filter?: ChangeFilter | null

  @Field(() => WebhookPayloadEnum, { nullable: true, defaultValue: 'THIN' })
  payload?: WebhookPayload | null
}
