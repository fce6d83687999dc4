import { Field, ID, InputType } from 'type-graphql'
import { DateScalar } from '../scalars/DateScalar.js'
import { PaymentStatusEnum } from './PaymentStatus.js'
import type { PaymentStatus } from '../../core/record/Payment.js'
import { RecordFilter } from '../query/RecordFilter.js'

/** Narrows a list of payments. Every field given must hold; a list means any of its values; null and absent mean no limit. */
@InputType('PaymentFilter', { description: 'Every field narrows; a list means "any of".' })
export class PaymentFilter extends RecordFilter {
  @Field(() => [String], { nullable: true, description: 'Records that carry one of these ids of the caller.' })
  externalIds?: readonly string[] | null

  @Field(() => ID, { nullable: true, description: 'The matter it is for, or one that an invoice it settles is for.' })
  matterId?: string | null

  @Field(() => ID, { nullable: true, description: 'One of the invoices it settles.' })
  invoiceId?: string | null

  @Field(() => ID, { nullable: true })
  payerId?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Paid on or after.' })
  dateFrom?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Paid on or before.' })
  dateUntil?: string | null

  @Field(() => [PaymentStatusEnum], { nullable: true, description: 'Any of these.' })
  status?: readonly PaymentStatus[] | null

  @Field(() => String, { nullable: true, description: "The processor's id, exactly." })
  transactionId?: string | null
}
