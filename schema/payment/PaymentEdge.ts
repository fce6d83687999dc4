import { Directive, Field, ObjectType } from 'type-graphql'
import { Payment } from './Payment.js'

/** One place in a list of payments. */
@Directive('@shareable')
@ObjectType('PaymentEdge', { simpleResolvers: true, description: 'One place in a list of payments.' })
export class PaymentEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => Payment)
  node!: Payment
}
