import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../connection/PageInfo.js'
import { User } from './User.js'
import { UserEdge } from './UserEdge.js'

/** A page of users. */
@Directive('@shareable')
@ObjectType('UserConnection', { simpleResolvers: true, description: 'A page of users.' })
export class UserConnection {
  @Field(() => [UserEdge])
  edges!: readonly UserEdge[]

  @Field(() => [User], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly User[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
