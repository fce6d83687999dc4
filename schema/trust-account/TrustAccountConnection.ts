import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../connection/PageInfo.js'
import { TrustAccount } from './TrustAccount.js'
import { TrustAccountEdge } from './TrustAccountEdge.js'

/** A page of trust accounts. */
@Directive('@shareable')
@ObjectType('TrustAccountConnection', { simpleResolvers: true, description: 'A page of trust accounts.' })
export class TrustAccountConnection {
  @Field(() => [TrustAccountEdge])
  edges!: readonly TrustAccountEdge[]

  @Field(() => [TrustAccount], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly TrustAccount[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
