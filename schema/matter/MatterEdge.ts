import { Directive, Field, ObjectType } from 'type-graphql'
import { Matter } from './Matter.js'

/** One place in a list of matters. */
@Directive('@shareable')
@ObjectType('MatterEdge', { simpleResolvers: true, description: 'One place in a list of matters.' })
export class MatterEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => Matter)
  node!: Matter
}
