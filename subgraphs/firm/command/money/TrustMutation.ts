import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FirmContext } from '../../FirmContext.js'
import { submitWrite, type WriteOutcome } from '../submitWrite.js'
import { toCommand } from '../toCommand.js'
import { writtenRecord } from '../writtenRecord.js'
import { ApplyTrustToInvoiceInput } from './ApplyTrustToInvoiceInput.js'
import { readTrustApplication } from './readTrustApplication.js'
import { readTrustDeposit } from './readTrustDeposit.js'
import { readTrustDisbursement } from './readTrustDisbursement.js'
import { RecordTrustDepositInput } from './RecordTrustDepositInput.js'
import { RecordTrustDisbursementInput } from './RecordTrustDisbursementInput.js'
import { TrustTransactionPayload } from './TrustTransactionPayload.js'

/** What a key must be allowed for every field here. */
const scope = 'trust:write'

/** Recording movements of trust money at vendors. Every field needs the scope `trust:write`. */
@Resolver()
export class TrustMutation {
  @Mutation(() => TrustTransactionPayload, {
    description: "Records a client's money that came into trust, once, whatever happens on the way.",
  })
  async recordTrustDeposit(
    @Arg('input', () => RecordTrustDepositInput) input: RecordTrustDepositInput,
    @Ctx() context: FirmContext,
  ): Promise<TrustTransactionPayload> {
    return payloadOf(await submitWrite(context, { input, scope, read: () => readTrustDeposit(input, context) }))
  }

  @Mutation(() => TrustTransactionPayload, {
    description:
      'Trust to operating, against an issued invoice of the same client and matter: never more than is available, never more than is due.',
  })
  async applyTrustToInvoice(
    @Arg('input', () => ApplyTrustToInvoiceInput) input: ApplyTrustToInvoiceInput,
    @Ctx() context: FirmContext,
  ): Promise<TrustTransactionPayload> {
    return payloadOf(await submitWrite(context, { input, scope, read: () => readTrustApplication(input, context) }))
  }

  @Mutation(() => TrustTransactionPayload, {
    description: "Records a client's trust money that was paid to somebody who is not the firm, once, whatever happens on the way.",
  })
  async recordTrustDisbursement(
    @Arg('input', () => RecordTrustDisbursementInput) input: RecordTrustDisbursementInput,
    @Ctx() context: FirmContext,
  ): Promise<TrustTransactionPayload> {
    return payloadOf(await submitWrite(context, { input, scope, read: () => readTrustDisbursement(input, context) }))
  }
}

const payloadOf = (outcome: WriteOutcome): TrustTransactionPayload => ({
  command: outcome.command && toCommand(outcome.command, outcome.visible),
  trustTransaction: writtenRecord(outcome, 'TRUST_TRANSACTION', ({ recordId }) => recordId),
  payment: writtenRecord(outcome, 'PAYMENT', ({ paymentId }) => paymentId),
  userErrors: outcome.userErrors,
})
