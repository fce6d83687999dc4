import { Field, Int, ObjectType } from 'type-graphql'
import { DateScalar } from '../../../schema/scalars/DateScalar.js'
import { DecimalScalar } from '../../../schema/scalars/DecimalScalar.js'
import { AgedAmount } from './AgedAmount.js'

/** What is open in one currency over all groups. */
@ObjectType('ReceivablesTotal', {
  simpleResolvers: true,
  description: 'What is open in one currency, over the whole report whatever the page. Two currencies are never added.',
})
export class ReceivablesTotal {
  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string

  @Field(() => [AgedAmount], { description: 'One per range, empty ones included, the youngest first.' })
  buckets!: readonly AgedAmount[]

  @Field(() => DecimalScalar, { description: 'The sum of the buckets.' })
  total!: string

  @Field(() => Int, { description: 'How many invoices are open.' })
  invoices!: number

  @Field(() => DateScalar, { nullable: true, description: 'The earliest due date among them.' })
  oldestDueDate!: string | null
}
