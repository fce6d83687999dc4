import { Field, ID, InputType } from 'type-graphql'
import { DateScalar } from '../../../../schema/scalars/DateScalar.js'
import { DecimalScalar } from '../../../../schema/scalars/DecimalScalar.js'
import { WriteInput } from '../WriteInput.js'

/** A client's trust money that is paid to somebody who is not the firm. */
@InputType('RecordTrustDisbursementInput', {
  description: "A client's trust money that is paid to somebody who is not the firm. Of payeeId and payeeName one at least is given.",
})
export class RecordTrustDisbursementInput extends WriteInput {
  @Field(() => ID)
  trustAccountId!: string

  @Field(() => ID)
  matterId!: string

  @Field(() => ID, { nullable: true, description: 'Who is paid: a contact.' })
  payeeId?: string | null

  @Field(() => String, { nullable: true, description: "As it stands on the check; the contact's name where it is not given." })
  payeeName?: string | null

  @Field(() => DecimalScalar, { description: 'Positive, and no more than is available.' })
  amount!: string

  @Field(() => DateScalar)
  date!: string

  @Field(() => String, { nullable: true, description: "The number of the check or of the bank's transfer." })
  reference?: string | null

  @Field(() => String, { nullable: true })
  memo?: string | null
}
