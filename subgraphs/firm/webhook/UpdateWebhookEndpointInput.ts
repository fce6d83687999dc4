import { Field, ID, InputType } from 'type-graphql'
import type { WebhookPayload } from '../../../core/webhook/WebhookEndpoint.js'
import { ChangeFilter } from '../change/ChangeFilter.js'
import { WebhookPayloadEnum } from './WebhookPayload.js'

/** What is to become of an endpoint; what is not given stays. */
@InputType('UpdateWebhookEndpointInput', { description: 'What is to become of an endpoint; what is not given stays.' })
export class UpdateWebhookEndpointInput {
  @Field(() => ID)
  id!: string

  @Field(() => String, { nullable: true })
  url?: string | null

  @Field(() => String, { nullable: true, description: 'Null takes it away.' })
  description?: string | null

  @Field(() => ChangeFilter, { nullable: true, description: 'In place of the earlier one; null takes it away.' })
  filter?: ChangeFilter | null

  @Field(() => WebhookPayloadEnum, { nullable: true })
  payload?: WebhookPayload | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'An endpoint that is enabled again goes on where it stopped, with every attempt before it.',
  })
  enabled?: boolean | null
}
