import { Field, ID, InputType } from 'type-graphql'
import { DateScalar } from '../../../../schema/scalars/DateScalar.js'
import { DecimalScalar } from '../../../../schema/scalars/DecimalScalar.js'
import { WriteInput } from '../WriteInput.js'
import { PaymentSourceInput } from './PaymentSourceInput.js'

/** A payment that was made for an invoice. */
@InputType('RecordInvoicePaymentInput', { description: 'A payment that was made for an invoice, from outside of trust.' })
export class RecordInvoicePaymentInput extends WriteInput {
  @Field(() => ID)
  invoiceId!: string

  @Field(() => DecimalScalar, { description: 'Positive, and no more than is due.' })
  amount!: string

  @Field(() => DateScalar)
  date!: string

  @Field(() => PaymentSourceInput)
  source!: PaymentSourceInput

  @Field(() => ID, { nullable: true, description: "Who paid; the invoice's client where it is not given." })
  payerId?: string | null

  @Field(() => String, { nullable: true })
  memo?: string | null
}
