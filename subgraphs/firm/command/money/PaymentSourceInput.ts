import { Field, InputType } from 'type-graphql'

/** How money came. */
@InputType('PaymentSourceInput', { description: 'How money came.' })
export class PaymentSourceInput {
  @Field(() => String, { description: 'card, ach, check, cash, wire or other. Trust money is applied with applyTrustToInvoice.' })
  method!: string

  @Field(() => String, { nullable: true, description: 'Who processed it: `lawpay`.' })
  processor?: string | null

  @Field(() => String, { nullable: true, description: "The processor's own reference, or the number of the check." })
  transactionId?: string | null
}
