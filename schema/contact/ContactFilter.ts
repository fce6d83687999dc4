import { Field, ID, InputType } from 'type-graphql'
import type { ContactType } from '../../core/record/Contact.js'
import type { Vendor } from '../../core/vendor.js'
import { VendorEnum } from '../Vendor.js'
import { DateTimeScalar } from '../scalars/DateTimeScalar.js'
import { ContactTypeEnum } from './ContactType.js'

/** Narrows a list of contacts. Every field given must hold; a list means any of its values; null and absent mean no limit. */
@InputType('ContactFilter', { description: 'Every field narrows; a list means "any of".' })
export class ContactFilter {
  @Field(() => [ID], { nullable: true, description: 'Only records of these accounts.' })
  accountIds?: readonly string[] | null

  @Field(() => [VendorEnum], { nullable: true, description: 'Only records of these vendors.' })
  vendors?: readonly Vendor[] | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Changed at the vendor at or after this instant.' })
  updatedSince?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Changed at the vendor before this instant.' })
  updatedUntil?: string | null

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
