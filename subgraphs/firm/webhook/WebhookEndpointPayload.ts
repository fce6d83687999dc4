import { Field, ObjectType } from 'type-graphql'
import { UserError } from '../account/UserError.js'
import { WebhookEndpoint } from './WebhookEndpoint.js'

/** What a mutation on an endpoint came to. */
@ObjectType('WebhookEndpointPayload', { simpleResolvers: true, description: 'What became of it: the endpoint, or why not.' })
export class WebhookEndpointPayload {
  @Field(() => WebhookEndpoint, { nullable: true })
  endpoint!: unknown

  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
