import { Field, ID, InputType } from 'type-graphql'
import { DateScalar } from '../scalars/DateScalar.js'
import { InvoiceStatusEnum } from './InvoiceStatus.js'
import type { InvoiceStatus } from '../../core/record/Invoice.js'
import { RecordFilter } from '../query/RecordFilter.js'

/** Narrows a list of invoices. Every field given must hold; a list means any of its values; null and absent mean no limit. */
@InputType('InvoiceFilter', { description: 'Every field narrows; a list means "any of".' })
export class InvoiceFilter extends RecordFilter {
  @Field(() => [String], { nullable: true, description: 'Records that carry one of these ids of the caller.' })
  externalIds?: readonly string[] | null

  @Field(() => ID, { nullable: true, description: 'One of its matters.' })
  matterId?: string | null

  @Field(() => ID, { nullable: true })
  clientId?: string | null

  @Field(() => [InvoiceStatusEnum], { nullable: true, description: 'Any of these.' })
  status?: readonly InvoiceStatus[] | null

  @Field(() => DateScalar, { nullable: true, description: 'Issued on or after.' })
  issuedFrom?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Issued on or before.' })
  issuedUntil?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Due on or after.' })
  dueFrom?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Due on or before.' })
  dueUntil?: string | null

  @Field(() => String, { nullable: true, description: 'The whole number, letter case ignored.' })
  number?: string | null
}
