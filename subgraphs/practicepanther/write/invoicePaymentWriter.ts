import type { InvoicePaymentIntent } from '../../../core/command/InvoicePaymentIntent.js'
import type { RecordCreator } from '../../../core/recordWriters.js'
import { accountOfInvoice } from './accountOfInvoice.js'
import { markedPayments } from './markedPayments.js'
import { commonFields, wordFields, wordsOfSource } from './paymentWords.js'
import { refusal } from './refusedWrite.js'
import { sendPaymentForm } from './sendPaymentForm.js'
import { settleMs } from './settleMs.js'
import type { WriteTools } from './WriteTools.js'

/**
 * Payments for an invoice by the form of the portal's pages: the legacy API makes payments and applies them to nothing. The marker stands at the end of the notes. The money goes to the operating
 * account that the form proposes.
 */
export const invoicePaymentWriter = (tools: WriteTools): RecordCreator<InvoicePaymentIntent> => ({
  settleMs,
  create: async (intent, marker) => {
    const { invoiceId, payerId, source } = intent
    if (payerId !== null && payerId !== (await accountOfInvoice(tools.api, invoiceId)))
      throw refusal('PracticePanther takes a payment for an invoice from the invoice’s own contact alone')
    const vendorId = await sendPaymentForm(tools, {
      path: `Payment/PayInvoice/${encodeURIComponent(invoiceId)}`,
      fields: { 'Payment.SaleDocumentGuid': invoiceId, ...wordFields(wordsOfSource(source)), ...commonFields(intent, marker) },
      unoffered: {},
    })
    return { vendorId }
  },
  findCreated: async (_intent, marker, since) => {
    const { operating } = await markedPayments(tools.api, marker, since)
    return operating === undefined ? { found: 'NOTHING' } : { found: 'RECORD', vendorId: operating }
  },
})
