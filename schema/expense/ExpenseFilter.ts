import { Field, ID, InputType } from 'type-graphql'
import { DateScalar } from '../scalars/DateScalar.js'
import { BillingStatusEnum } from '../time-entry/BillingStatus.js'
import type { BillingStatus } from '../../core/record/TimeEntry.js'
import { RecordFilter } from '../query/RecordFilter.js'

/** Narrows a list of expenses. Every field given must hold; a list means any of its values; null and absent mean no limit. */
@InputType('ExpenseFilter', { description: 'Every field narrows; a list means "any of".' })
export class ExpenseFilter extends RecordFilter {
  @Field(() => [String], { nullable: true, description: 'Records that carry one of these ids of the caller.' })
  externalIds?: readonly string[] | null

  @Field(() => ID, { nullable: true })
  matterId?: string | null

  @Field(() => ID, { nullable: true })
  userId?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Spent on or after.' })
  dateFrom?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Spent on or before.' })
  dateUntil?: string | null

  @Field(() => Boolean, { nullable: true })
  billable?: boolean | null

  @Field(() => [BillingStatusEnum], { nullable: true, description: 'Any of these.' })
  status?: readonly BillingStatus[] | null
}
