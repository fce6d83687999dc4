import { Directive, Field, ObjectType } from 'type-graphql'
import { TrustTransaction } from './TrustTransaction.js'

/** One place in a list of trust transactions. */
@Directive('@shareable')
@ObjectType('TrustTransactionEdge', { simpleResolvers: true, description: 'One place in a list of trust transactions.' })
export class TrustTransactionEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => TrustTransaction)
  node!: TrustTransaction
}
