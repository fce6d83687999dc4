import { Directive, Field, ObjectType } from 'type-graphql'
import { DecimalScalar } from '../scalars/DecimalScalar.js'
import { Invoice } from '../invoice/Invoice.js'

/** What of a payment settles one invoice. */
@Directive('@shareable')
@ObjectType('PaymentApplication', { simpleResolvers: true, description: 'What of a payment settles one invoice.' })
export class PaymentApplication {
  @Field(() => Invoice)
  invoice!: Invoice

  @Field(() => DecimalScalar)
  amount!: string
}
