import { Field, ObjectType } from 'type-graphql'
import { TrustDifference } from './TrustDifference.js'

/** One place in a list of differences. */
@ObjectType('TrustDifferenceEdge', { simpleResolvers: true, description: 'One place in a list of differences.' })
export class TrustDifferenceEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => TrustDifference)
  node!: TrustDifference
}
