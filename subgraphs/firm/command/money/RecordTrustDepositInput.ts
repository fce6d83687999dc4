import { Field, ID, InputType } from 'type-graphql'
import { DateScalar } from '../../../../schema/scalars/DateScalar.js'
import { DecimalScalar } from '../../../../schema/scalars/DecimalScalar.js'
import { WriteInput } from '../WriteInput.js'
import { PaymentSourceInput } from './PaymentSourceInput.js'

/** A client's money that came into trust. */
@InputType('RecordTrustDepositInput', {
  description: "A client's money that came into trust. Of matterId and clientId one at least is given.",
})
export class RecordTrustDepositInput extends WriteInput {
  @Field(() => ID)
  trustAccountId!: string

  @Field(() => ID, { nullable: true, description: 'What it is held for; money for no matter where it is not given.' })
  matterId?: string | null

  @Field(() => ID, { nullable: true, description: "Whose money it is; the matter's client where it is not given." })
  clientId?: string | null

  @Field(() => DecimalScalar, {
    description: 'Positive: all that was paid. What a processor takes for it is paid from the operating account.',
  })
  amount!: string

  @Field(() => DateScalar)
  date!: string

  @Field(() => PaymentSourceInput)
  source!: PaymentSourceInput

  @Field(() => String, { nullable: true })
  memo?: string | null
}
