import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FirmContext } from '../../FirmContext.js'
import { submitWrite } from '../submitWrite.js'
import { toCommand } from '../toCommand.js'
import { writtenRecord } from '../writtenRecord.js'
import { PaymentPayload } from './PaymentPayload.js'
import { readInvoicePayment } from './readInvoicePayment.js'
import { RecordInvoicePaymentInput } from './RecordInvoicePaymentInput.js'

/** Recording payments at vendors. Every field needs the scope `payments:write`. */
@Resolver()
export class PaymentMutation {
  @Mutation(() => PaymentPayload, {
    description: 'Records a payment that was made for an issued invoice, once, whatever happens on the way. No money is moved by it.',
  })
  async recordInvoicePayment(
    @Arg('input', () => RecordInvoicePaymentInput) input: RecordInvoicePaymentInput,
    @Ctx() context: FirmContext,
  ): Promise<PaymentPayload> {
    const outcome = await submitWrite(context, { input, scope: 'payments:write', read: () => readInvoicePayment(input, context) })
    return {
      command: outcome.command && toCommand(outcome.command, outcome.visible),
      payment: writtenRecord(outcome, 'PAYMENT', ({ recordId }) => recordId),
      userErrors: outcome.userErrors,
    }
  }
}
