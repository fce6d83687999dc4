import { ArgsType, Field, ID } from 'type-graphql'
import type { Vendor } from '../../../core/vendor.js'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { DateScalar } from '../../../schema/scalars/DateScalar.js'
import { VendorEnum } from '../../../schema/Vendor.js'

/** Which accounts a report is about, on which day, and which part of it is wanted. */
@ArgsType()
export class ReportArguments extends PageArguments {
  @Field(() => [ID], { nullable: true, description: 'Only these accounts; all that the key may see where none are named.' })
  accountIds?: readonly string[] | null

  @Field(() => [VendorEnum], { nullable: true, description: 'Only accounts at these vendors.' })
  vendors?: readonly Vendor[] | null

  @Field(() => DateScalar, { description: "The last day that counts, in the firm's zone." })
  asOf!: string
}
