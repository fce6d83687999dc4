import { Field, ID, InputType, Int } from 'type-graphql'
import { DateScalar } from '../../../schema/scalars/DateScalar.js'
import { DecimalScalar } from '../../../schema/scalars/DecimalScalar.js'
import { WriteInput } from './WriteInput.js'

/** A time entry to be made. */
@InputType('CreateTimeEntryInput', { description: 'A time entry to be made. Exactly one of the three durations is given.' })
export class CreateTimeEntryInput extends WriteInput {
  @Field(() => ID)
  matterId!: string

  @Field(() => ID, { nullable: true, description: 'Who worked; the signed-in user where it is not given.' })
  userId?: string | null

  @Field(() => DateScalar)
  date!: string

  @Field(() => Int, { nullable: true, description: 'Whole seconds. Of the three durations exactly one is given.' })
  durationSeconds?: number | null

  @Field(() => Int, { nullable: true })
  durationMinutes?: number | null

  @Field(() => DecimalScalar, { nullable: true, description: 'At most six decimals; it must come to whole seconds.' })
  hours?: string | null

  @Field(() => String)
  description!: string

  @Field(() => Boolean, { nullable: true, defaultValue: true })
  billable?: boolean | null

  @Field(() => String, { nullable: true })
  activityCode?: string | null

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Hourly; the vendor's default where it is not given, and what it chose is told.",
  })
  rate?: string | null

  @Field(() => String, { nullable: true, description: 'Your own reference: a timer, a call.' })
  referenceId?: string | null

  @Field(() => [String], { nullable: true })
  tags?: readonly string[] | null
}
