import { Directive, Field, ObjectType } from 'type-graphql'
import { User } from './User.js'

/** One place in a list of users. */
@Directive('@shareable')
@ObjectType('UserEdge', { simpleResolvers: true, description: 'One place in a list of users.' })
export class UserEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => User)
  node!: User
}
