import { Field, ID, ObjectType } from 'type-graphql'
import type { WebhookPayload } from '../../../core/webhook/WebhookEndpoint.js'
import { Node } from '../../../schema/node/Node.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'
import { ChangeFilterView } from './ChangeFilterView.js'
import { WebhookPayloadEnum } from './WebhookPayload.js'

/** Where changes are told. */
@ObjectType('WebhookEndpoint', {
  implements: Node,
  simpleResolvers: true,
  description: 'Where changes are told, as Standard Webhooks has it.',
})
export class WebhookEndpoint extends Node {
  @Field(() => ID)
  override id!: string

  @Field(() => String)
  url!: string

  @Field(() => String, { nullable: true })
  description!: string | null

  @Field(() => ChangeFilterView, {
    nullable: true,
    description: "Null for everything, what happens to the tenant's other endpoints included.",
  })
  filter!: ChangeFilterView | null

  @Field(() => WebhookPayloadEnum)
  payload!: WebhookPayload

  @Field(() => Boolean, { description: 'While it is not, nothing is sent; what was to be sent, and what happens meanwhile, waits.' })
  enabled!: boolean

  @Field(() => String, { nullable: true, description: 'Why it is not enabled, for people.' })
  disabledReason!: string | null

  @Field(() => String, { nullable: true, description: 'Shown once, on creation and rotation.' })
  secret!: string | null

  @Field(() => DateTimeScalar)
  createdAt!: string
}
