import { ArgsType, Field } from 'type-graphql'
import { ChangeFilter } from './ChangeFilter.js'

/** Which changes are to be delivered, and from where on. The gateway reads them; a subgraph is asked about one event at a time. */
@ArgsType()
export class ChangeSubscriptionArguments {
  @Field(() => ChangeFilter, { nullable: true })
  filter?: ChangeFilter | null

  @Field(() => String, {
    nullable: true,
    description: 'The id of the last change seen. `CURSOR_EXPIRED` when what came after it is not all kept any more.',
  })
  after?: string | null
}
