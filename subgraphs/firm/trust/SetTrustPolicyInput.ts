import { Field, ID, InputType } from 'type-graphql'
import { DateScalar } from '../../../schema/scalars/DateScalar.js'
import { ClearingDays } from './TrustPolicy.js'

/** What a firm decides for an account's trust money. */
@InputType('SetTrustPolicyInput', { description: "What the firm decides for an account's trust money. What is not given stays as it was." })
export class SetTrustPolicyInput {
  @Field(() => ID)
  accountId!: string

  @Field(() => ClearingDays, { nullable: true })
  clearingDays?: ClearingDays | null

  @Field(() => DateScalar, { nullable: true, description: 'Null opens every period again.' })
  closedThrough?: string | null

  @Field(() => String, { nullable: true, description: 'Why; kept in the audit log.' })
  rationale?: string | null
}
