import { Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../../schema/connection/PageInfo.js'
import { WebhookDelivery } from './WebhookDelivery.js'
import { WebhookDeliveryEdge } from './WebhookDeliveryEdge.js'

/** A page of the delivery log, the latest change first. */
@ObjectType('WebhookDeliveryConnection', { simpleResolvers: true, description: 'A page of the delivery log, the latest change first.' })
export class WebhookDeliveryConnection {
  @Field(() => [WebhookDeliveryEdge])
  edges!: readonly WebhookDeliveryEdge[]

  @Field(() => [WebhookDelivery], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly WebhookDelivery[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
