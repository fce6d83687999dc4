import { ArgsType, Field, ID } from 'type-graphql'
import { DateScalar } from '../../../schema/scalars/DateScalar.js'
import { DecimalScalar } from '../../../schema/scalars/DecimalScalar.js'

/** Which trust account is reconciled, on which day, with which statement. */
@ArgsType()
export class TrustReconciliationArguments {
  @Field(() => ID, { description: 'The account the trust account is read through.' })
  accountId!: string

  @Field(() => ID, { description: 'The trust account.' })
  trustAccountId!: string

  @Field(() => DateScalar, { description: "The last day that counts, in the firm's zone: the day the statement ends." })
  asOf!: string

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "What the bank's statement says at the end of the day. Without it the balance the vendor shows is taken, and the report says so.",
  })
  bankBalance?: string | null

  @Field(() => [ID], {
    nullable: true,
    description:
      'Trust transactions up to the day that are not on the statement: checks not cashed, deposits on their way. Those that the vendor calls PENDING_CLEARANCE need not be named. At most 1000.',
  })
  notOnStatement?: readonly string[] | null
}
