import type { InvoicePaymentIntent } from '../../../core/command/InvoicePaymentIntent.js'
import type { RecordCreator } from '../../../core/recordWriters.js'
import { writePaymentNotes } from '../map/paymentNotes.js'
import { findPayments, writtenPayment } from './findPayment.js'
import { amountText, methodWord } from './moneyFields.js'
import { onceAccepted } from './onceAccepted.js'
import { settleMs } from './settleMs.js'
import { type FormTools, submitForm } from './submitForm.js'
import { foundRecord } from '../../vendor/write/foundRecord.js'
import { usDate } from '../../vendor/write/usDate.js'

/**
 * Payments on an invoice, by the portal's form for those that were made elsewhere. The Open API records payments as well, but says neither how the money came nor who paid, which the form
 * does. The marker stands at the end of the notes.
 */
export const invoicePaymentWriter = (tools: FormTools): RecordCreator<InvoicePaymentIntent> => ({
  settleMs,
  create: async (intent, marker) => {
    const { invoiceId, amount, date, source, payerId, memo } = intent
    const id = encodeURIComponent(invoiceId)
    await submitForm(tools, {
      what: 'payments',
      path: `/bills/${id}/payments/new`,
      form: 'form#offline-payment',
      action: `/bills/${id}/payments`,
      accepted: new RegExp(`^/bills/(${id})$`),
      values: () => ({
        ...(payerId === null ? {} : { 'payment[contact]': payerId }),
        'payment[payment_method]': methodWord(source.method),
        'payment[amount]': amountText(amount),
        'payment[date]': usDate(date),
        'payment[notes]': writePaymentNotes(memo, source, marker),
      }),
    })
    return onceAccepted('payments', async () => ({ vendorId: (await writtenPayment(tools.pages, invoiceId, marker)).id }))
  },
  findCreated: async ({ invoiceId }, marker) =>
    foundRecord((await findPayments(tools.pages, invoiceId, marker)).map(({ id }) => ({ vendorId: id }))),
})
