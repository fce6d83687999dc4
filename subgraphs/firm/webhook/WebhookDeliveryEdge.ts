import { Field, ObjectType } from 'type-graphql'
import { WebhookDelivery } from './WebhookDelivery.js'

/** One place in the delivery log. */
@ObjectType('WebhookDeliveryEdge', { simpleResolvers: true, description: 'One place in the delivery log.' })
export class WebhookDeliveryEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => WebhookDelivery)
  node!: WebhookDelivery
}
