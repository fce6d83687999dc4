import { Directive, Field, ObjectType } from 'type-graphql'
import { TrustAccount } from './TrustAccount.js'

/** One place in a list of trust accounts. */
@Directive('@shareable')
@ObjectType('TrustAccountEdge', { simpleResolvers: true, description: 'One place in a list of trust accounts.' })
export class TrustAccountEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => TrustAccount)
  node!: TrustAccount
}
