import { Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../../schema/connection/PageInfo.js'
import { TrustDifference } from './TrustDifference.js'
import { TrustDifferenceEdge } from './TrustDifferenceEdge.js'

/** A page of differences. */
@ObjectType('TrustDifferenceConnection', { simpleResolvers: true, description: 'A page of differences.' })
export class TrustDifferenceConnection {
  @Field(() => [TrustDifferenceEdge])
  edges!: readonly TrustDifferenceEdge[]

  @Field(() => [TrustDifference], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly TrustDifference[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages.' })
  totalCount!: number
}
