import { Field, ObjectType } from 'type-graphql'
import { WorkInProgressGroup } from './WorkInProgressGroup.js'

/** One place in the report. */
@ObjectType('WorkInProgressEdge', { simpleResolvers: true, description: 'One place in the report of unbilled work.' })
export class WorkInProgressEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => WorkInProgressGroup)
  node!: WorkInProgressGroup
}
