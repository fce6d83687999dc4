import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../connection/PageInfo.js'
import { TrustTransaction } from './TrustTransaction.js'
import { TrustTransactionEdge } from './TrustTransactionEdge.js'

/** A page of trust transactions. */
@Directive('@shareable')
@ObjectType('TrustTransactionConnection', { simpleResolvers: true, description: 'A page of trust transactions.' })
export class TrustTransactionConnection {
  @Field(() => [TrustTransactionEdge])
  edges!: readonly TrustTransactionEdge[]

  @Field(() => [TrustTransaction], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly TrustTransaction[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
