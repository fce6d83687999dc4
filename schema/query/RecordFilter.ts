import { Field, ID, InputType } from 'type-graphql'
import type { Vendor } from '../../core/vendor.js'
import { DateTimeScalar } from '../scalars/DateTimeScalar.js'
import { VendorEnum } from '../Vendor.js'

/** What every list can be narrowed by. Null and absent mean no limit. */
@InputType()
export abstract class RecordFilter {
  @Field(() => [ID], { nullable: true, description: 'Only records of these accounts.' })
  accountIds?: readonly string[] | null

  @Field(() => [VendorEnum], { nullable: true, description: 'Only records of these vendors.' })
  vendors?: readonly Vendor[] | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Changed at the vendor at or after this instant.' })
  updatedSince?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Changed at the vendor before this instant.' })
  updatedUntil?: string | null
}
