import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { DeliveryStatus } from '../../../core/webhook/WebhookDelivery.js'
import { Node } from '../../../schema/node/Node.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'
import { DeliveryStatusEnum } from './DeliveryStatus.js'

/** A message to one endpoint. */
@ObjectType('WebhookDelivery', {
  implements: Node,
  simpleResolvers: true,
  description: "A message to one endpoint. Its id is the message's `webhook-id`, the same at every attempt.",
})
export class WebhookDelivery extends Node {
  @Field(() => ID)
  override id!: string

  @Field(() => ID)
  endpointId!: string

  @Field(() => ID, { description: 'The change it tells of; of what happened to an endpoint, the act in the audit log.' })
  changeId!: string

  @Field(() => DeliveryStatusEnum)
  status!: DeliveryStatus

  @Field(() => Int, { description: 'How often it was sent, counted before the first byte leaves.' })
  attempts!: number

  @Field(() => Int, { nullable: true, description: 'What the receiver last answered; null where it did not.' })
  lastStatusCode!: number | null

  @Field(() => String, { nullable: true, description: 'Why the last attempt came to nothing, for people.' })
  lastError!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null once it is over, and while its endpoint is disabled.' })
  nextAttemptAt!: string | null

  @Field(() => DateTimeScalar, { nullable: true })
  deliveredAt!: string | null
}
