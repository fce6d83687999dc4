import { Field, Int, ObjectType } from 'type-graphql'
import { DateScalar } from '../../../schema/scalars/DateScalar.js'
import { DecimalScalar } from '../../../schema/scalars/DecimalScalar.js'

/** Unbilled work of one currency over all groups. */
@ObjectType('WorkInProgressTotal', {
  simpleResolvers: true,
  description: 'Unbilled work of one currency, over the whole report whatever the page. Two currencies are never added.',
})
export class WorkInProgressTotal {
  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string

  @Field(() => DecimalScalar, { description: 'Hours of the time entries, at most six decimals.' })
  hours!: string

  @Field(() => Int, { description: 'How many time entries.' })
  timeEntries!: number

  @Field(() => DecimalScalar, { description: 'What the time bills for, before discount and tax.' })
  timeAmount!: string

  @Field(() => Int, { description: 'How many expenses.' })
  expenses!: number

  @Field(() => DecimalScalar, { description: 'What the expenses bill for, before tax.' })
  expenseAmount!: string

  @Field(() => DecimalScalar, { description: 'timeAmount + expenseAmount.' })
  total!: string

  @Field(() => DecimalScalar, { description: 'The part of `total` that stands on a draft invoice now.' })
  draftAmount!: string

  @Field(() => DateScalar, { description: 'The earliest day worked or spent.' })
  oldestDate!: string
}
