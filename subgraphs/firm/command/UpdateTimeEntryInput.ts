import { Field, ID, InputType, Int } from 'type-graphql'
import { DateScalar } from '../../../schema/scalars/DateScalar.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'
import { DecimalScalar } from '../../../schema/scalars/DecimalScalar.js'
import { WriteInput } from './WriteInput.js'

/** What of a time entry is to be changed; what is not given stays. */
@InputType('UpdateTimeEntryInput', { description: 'What of a time entry is to be changed; what is not given stays. At most one duration.' })
export class UpdateTimeEntryInput extends WriteInput {
  @Field(() => ID)
  id!: string

  @Field(() => DateScalar, { nullable: true })
  date?: string | null

  @Field(() => Int, { nullable: true, description: 'Whole seconds. Of the three durations exactly one is given.' })
  durationSeconds?: number | null

  @Field(() => Int, { nullable: true })
  durationMinutes?: number | null

  @Field(() => DecimalScalar, { nullable: true, description: 'At most six decimals; it must come to whole seconds.' })
  hours?: string | null

  @Field(() => String, { nullable: true })
  description?: string | null

  @Field(() => Boolean, { nullable: true })
  billable?: boolean | null

  @Field(() => String, { nullable: true })
  activityCode?: string | null

  @Field(() => DecimalScalar, { nullable: true })
  rate?: string | null

  @Field(() => [String], { nullable: true })
  tags?: readonly string[] | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Refuse when the record changed since this version was read.' })
  ifUpdatedAt?: string | null
}
