import { Field, ObjectType } from 'type-graphql'
import { UserError } from '../../account/UserError.js'
import { paymentStub, trustTransactionStub } from '../../record/recordStubs.js'
import { Command } from '../Command.js'

/** What a write of trust money came to. */
@ObjectType('TrustTransactionPayload', { simpleResolvers: true, description: 'What a write of trust money came to.' })
export class TrustTransactionPayload {
  @Field(() => Command, { nullable: true, description: 'Null where nothing was kept: an input or a rule that refused, or a dry run.' })
  command!: unknown

  @Field(() => trustTransactionStub.record, {
    nullable: true,
    description: 'The movement, once the vendor has it; null while that is open.',
  })
  trustTransaction!: unknown

  @Field(() => paymentStub.record, {
    nullable: true,
    description: 'Of trust money applied to an invoice: the payment beside the movement, where the vendor keeps one.',
  })
  payment!: unknown

  @Field(() => [UserError], { description: 'Wrong inputs, and rules on money that refuse; empty when all is well.' })
  userErrors!: readonly UserError[]
}
