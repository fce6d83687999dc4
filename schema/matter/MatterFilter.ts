import { Field, ID, InputType } from 'type-graphql'
import type { MatterStatus } from '../../core/record/Matter.js'
import { DateScalar } from '../scalars/DateScalar.js'
import { CustomFieldFilter } from './CustomFieldFilter.js'
import { MatterStatusEnum } from './MatterStatus.js'
import { RecordFilter } from '../query/RecordFilter.js'

/** Narrows a list of matters. Every field given must hold; a list means any of its values; null and absent mean no limit. */
@InputType('MatterFilter', { description: 'Every field narrows; a list means "any of".' })
export class MatterFilter extends RecordFilter {
  @Field(() => [String], { nullable: true, description: 'Records that carry one of these ids of the caller.' })
  externalIds?: readonly string[] | null

  @Field(() => [MatterStatusEnum], { nullable: true, description: 'Any of these.' })
  status?: readonly MatterStatus[] | null

  @Field(() => [String], { nullable: true, description: 'Any of these, letter case ignored.' })
  practiceArea?: readonly string[] | null

  @Field(() => [String], { nullable: true, description: 'Any of these, letter case ignored.' })
  stage?: readonly string[] | null

  @Field(() => ID, { nullable: true })
  responsibleAttorneyId?: string | null

  @Field(() => ID, { nullable: true, description: 'Its client, or one of its clients.' })
  clientId?: string | null

  @Field(() => String, { nullable: true, description: 'The whole number, letter case ignored.' })
  number?: string | null

  @Field(() => String, { nullable: true, description: 'Carries this tag.' })
  tag?: string | null

  @Field(() => CustomFieldFilter, { nullable: true, description: 'A custom field of this name has this value.' })
  customField?: CustomFieldFilter | null

  @Field(() => DateScalar, { nullable: true, description: 'Opened on or after.' })
  openedFrom?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Opened on or before.' })
  openedUntil?: string | null

  @Field(() => String, { nullable: true, description: 'Words in title, number or client name: every word must be found.' })
  text?: string | null
}
