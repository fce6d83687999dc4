import { Field, ID, InputType } from 'type-graphql'
import { DateScalar } from '../scalars/DateScalar.js'
import { TrustTransactionTypeEnum } from './TrustTransactionType.js'
import type { TrustTransactionType } from '../../core/record/TrustTransaction.js'
import { RecordFilter } from '../query/RecordFilter.js'

/** Narrows a list of trust transactions. Every field given must hold; a list means any of its values; null and absent mean no limit. */
@InputType('TrustTransactionFilter', { description: 'Every field narrows; a list means "any of".' })
export class TrustTransactionFilter extends RecordFilter {
  @Field(() => [String], { nullable: true, description: 'Records that carry one of these ids of the caller.' })
  externalIds?: readonly string[] | null

  @Field(() => ID, { nullable: true })
  trustAccountId?: string | null

  @Field(() => ID, { nullable: true })
  matterId?: string | null

  @Field(() => ID, { nullable: true })
  clientId?: string | null

  @Field(() => ID, { nullable: true })
  invoiceId?: string | null

  @Field(() => [TrustTransactionTypeEnum], { nullable: true, description: 'Any of these.' })
  type?: readonly TrustTransactionType[] | null

  @Field(() => DateScalar, { nullable: true, description: 'Booked on or after.' })
  dateFrom?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Booked on or before.' })
  dateUntil?: string | null
}
