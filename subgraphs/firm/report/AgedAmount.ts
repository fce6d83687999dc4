import { Field, Int, ObjectType } from 'type-graphql'
import { DecimalScalar } from '../../../schema/scalars/DecimalScalar.js'

/** What is open within one range of age. */
@ObjectType('AgedAmount', { simpleResolvers: true, description: 'What is open within one range of days past due; both ends count.' })
export class AgedAmount {
  @Field(() => Int, { nullable: true, description: 'Null for what is not past due.' })
  fromDays!: number | null

  @Field(() => Int, { nullable: true, description: 'Null for the last range, which has no end; 0 for what is not past due.' })
  untilDays!: number | null

  @Field(() => DecimalScalar, { description: 'Negative where credits outweigh what is open.' })
  amount!: string

  @Field(() => Int, { description: 'How many invoices are open in it.' })
  invoices!: number
}
