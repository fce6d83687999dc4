import { Field, ObjectType } from 'type-graphql'
import { UserError } from '../../account/UserError.js'
import { paymentStub } from '../../record/recordStubs.js'
import { Command } from '../Command.js'

/** What a write of a payment came to. */
@ObjectType('PaymentPayload', { simpleResolvers: true, description: 'What a write of a payment came to.' })
export class PaymentPayload {
  @Field(() => Command, { nullable: true, description: 'Null where nothing was kept: an input or a rule that refused, or a dry run.' })
  command!: unknown

  @Field(() => paymentStub.record, { nullable: true, description: 'The payment, once the vendor has it; null while that is open.' })
  payment!: unknown

  @Field(() => [UserError], { description: 'Wrong inputs, and rules on money that refuse; empty when all is well.' })
  userErrors!: readonly UserError[]
}
