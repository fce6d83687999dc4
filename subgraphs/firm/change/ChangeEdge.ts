import { Field, ObjectType } from 'type-graphql'
import { Change } from './Change.js'

/** One place in the change log. */
@ObjectType('ChangeEdge', { simpleResolvers: true, description: 'One place in a list.' })
export class ChangeEdge {
  @Field(() => String, { description: "The change's own id." })
  cursor!: string

  @Field(() => Change)
  node!: Change
}
