import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../connection/PageInfo.js'
import { Payment } from './Payment.js'
import { PaymentEdge } from './PaymentEdge.js'

/** A page of payments. */
@Directive('@shareable')
@ObjectType('PaymentConnection', { simpleResolvers: true, description: 'A page of payments.' })
export class PaymentConnection {
  @Field(() => [PaymentEdge])
  edges!: readonly PaymentEdge[]

  @Field(() => [Payment], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly Payment[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
