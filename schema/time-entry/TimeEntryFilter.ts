import { Field, ID, InputType } from 'type-graphql'
import type { BillingStatus } from '../../core/record/TimeEntry.js'
import { DateScalar } from '../scalars/DateScalar.js'
import { BillingStatusEnum } from './BillingStatus.js'
import { RecordFilter } from '../query/RecordFilter.js'

/** Narrows a list of time entries. Every field given must hold; a list means any of its values; null and absent mean no limit. */
@InputType('TimeEntryFilter', { description: 'Every field narrows; a list means "any of".' })
export class TimeEntryFilter extends RecordFilter {
  @Field(() => [String], { nullable: true, description: 'Records that carry one of these ids of the caller.' })
  externalIds?: readonly string[] | null

  @Field(() => ID, { nullable: true })
  matterId?: string | null

  @Field(() => ID, { nullable: true })
  userId?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Worked on or after.' })
  dateFrom?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Worked on or before.' })
  dateUntil?: string | null

  @Field(() => Boolean, { nullable: true })
  billable?: boolean | null

  @Field(() => [BillingStatusEnum], { nullable: true, description: 'Any of these.' })
  status?: readonly BillingStatus[] | null

  @Field(() => [String], { nullable: true, description: 'Any of these, letter case ignored.' })
  activityCode?: readonly string[] | null
}
