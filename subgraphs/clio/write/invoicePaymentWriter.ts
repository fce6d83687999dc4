import type { InvoicePaymentIntent } from '../../../core/command/InvoicePaymentIntent.js'
import type { RecordCreator } from '../../../core/recordWriters.js'
import { withMarker } from '../../vendor/write/marker.js'
import { findPayment } from './findPayment.js'
import { type PaymentDesk, submitPayment } from './submitPayment.js'

/**
 * Payments from outside of trust, by the application's form: the API has no endpoint for them. The marker stands at the end of the description; the reference is the caller's, since banks and receipts
 * go by it. Who processed a payment Clio tells of its own online payments alone.
 */
export const invoicePaymentWriter = (desk: PaymentDesk): RecordCreator<InvoicePaymentIntent> => ({
  settleMs: 0,
  create: async ({ invoiceId, amount, date, source, payerId, memo }, marker) => ({
    vendorId: await submitPayment(desk, {
      bill: invoiceId,
      origin: { from: 'OUTSIDE', method: source.method },
      payerId,
      date,
      amount,
      reference: source.transactionId ?? '',
      description: withMarker(memo ?? '', marker),
    }),
  }),
  findCreated: ({ invoiceId }, marker, since) => findPayment(desk.api, { bill: invoiceId, marker, since }),
})
