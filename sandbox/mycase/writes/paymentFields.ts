import { z } from 'zod'
import type { ContactReference } from '../firm/ContactReference.js'
import { paymentStatuses, transactionTypes } from '../firm/PaymentRecord.js'
import type { Reference } from '../firm/Reference.js'
import { date, reference } from './fields.js'
import { dollars } from './invoiceFields.js'

/** What the API takes for a payment: one that came in otherwise and is only recorded. */
export const paymentRequest = z.object({ amount: dollars, date, notes: z.string().default('') })

/** What a person can fill in on a payment. With `from_trust` it comes out of that account's money for the invoice's case. */
export const paymentDeskFields = z
  .strictObject({
    invoice: reference,
    amount: dollars,
    date,
    notes: z.string(),
    status: z.enum(paymentStatuses),
    transaction_type: z.enum(transactionTypes).exclude(['Trust']).nullable(),
    from_trust: reference,
  })
  .partial()
/** A payment as a person wants it. */
export type PaymentFields = z.infer<typeof paymentDeskFields>

/** A payment as a form of the portal says it: who pays, where to or from which trust money; null is money that is held for no case. */
export type RecordedPayment = PaymentFields & {
  readonly payer?: ContactReference
  readonly bank_account?: Reference
  readonly allocation?: Reference | null
}
