import { Field, ID, InputType } from 'type-graphql'
import type { Vendor } from '../../core/vendor.js'
import { VendorEnum } from '../Vendor.js'
import { DateTimeScalar } from '../scalars/DateTimeScalar.js'

/** Narrows a list of users. Every field given must hold; a list means any of its values; null and absent mean no limit. */
@InputType('UserFilter', { description: 'Every field narrows; a list means "any of".' })
export class UserFilter {
  @Field(() => [ID], { nullable: true, description: 'Only records of these accounts.' })
  accountIds?: readonly string[] | null

  @Field(() => [VendorEnum], { nullable: true, description: 'Only records of these vendors.' })
  vendors?: readonly Vendor[] | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Changed at the vendor at or after this instant.' })
  updatedSince?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Changed at the vendor before this instant.' })
  updatedUntil?: string | null

  @Field(() => Boolean, { nullable: true })
  active?: boolean | null

  @Field(() => String, { nullable: true, description: 'The whole role, letter case ignored.' })
  role?: string | null

  @Field(() => String, { nullable: true, description: 'The whole address, letter case ignored.' })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'Part of the name, letter case ignored.' })
  name?: string | null
}
