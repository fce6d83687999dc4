import { Field, ID, InputType } from 'type-graphql'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'

/** What is to be sent again. */
@InputType('RedeliverWebhooksInput', { description: 'What is to be sent again.' })
export class RedeliverWebhooksInput {
  @Field(() => ID)
  endpointId!: string

  @Field(() => DateTimeScalar, { description: 'Of changes observed at this instant or later.' })
  since!: string

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: 'False sends again what was delivered, too.' })
  onlyFailed?: boolean | null
}
