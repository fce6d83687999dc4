import { Field, InputType } from 'type-graphql'
import type { ContactType } from '../../core/record/Contact.js'
import { ContactTypeEnum } from './ContactType.js'
import { RecordFilter } from '../query/RecordFilter.js'

/** Narrows a list of contacts. Every field given must hold; a list means any of its values; null and absent mean no limit. */
@InputType('ContactFilter', { description: 'Every field narrows; a list means "any of".' })
export class ContactFilter extends RecordFilter {
  @Field(() => [String], { nullable: true, description: 'Records that carry one of these ids of the caller.' })
  externalIds?: readonly string[] | null

  @Field(() => ContactTypeEnum, { nullable: true })
  type?: ContactType | null

  @Field(() => String, { nullable: true, description: 'Has this role over all its matters: client, opposing_party, …' })
  role?: string | null

  @Field(() => Boolean, { nullable: true })
  isClient?: boolean | null

  @Field(() => String, { nullable: true, description: 'The whole address, letter case ignored.' })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'Compared by its digits.' })
  phone?: string | null

  @Field(() => String, { nullable: true, description: 'Part of the display name, letter case ignored.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'Carries this tag.' })
  tag?: string | null
}
