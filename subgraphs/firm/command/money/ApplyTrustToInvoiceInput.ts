import { Field, ID, InputType } from 'type-graphql'
import { DateScalar } from '../../../../schema/scalars/DateScalar.js'
import { DecimalScalar } from '../../../../schema/scalars/DecimalScalar.js'
import { WriteInput } from '../WriteInput.js'

/** A client's trust money that pays the firm for an issued invoice. */
@InputType('ApplyTrustToInvoiceInput', {
  description:
    "A client's trust money that pays the firm for an issued invoice. It leaves the ledger of one of the invoice's matters, or what is held for no matter.",
})
export class ApplyTrustToInvoiceInput extends WriteInput {
  @Field(() => ID)
  invoiceId!: string

  @Field(() => ID)
  trustAccountId!: string

  @Field(() => DecimalScalar, { description: 'Positive; no more than is available, and no more than is due.' })
  amount!: string

  @Field(() => DateScalar)
  date!: string

  @Field(() => String, { nullable: true })
  memo?: string | null
}
