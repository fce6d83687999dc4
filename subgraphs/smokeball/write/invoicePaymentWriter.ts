import type { InvoicePaymentIntent } from '../../../core/command/InvoicePaymentIntent.js'
import type { RecordCreator } from '../../../core/recordWriters.js'
import { markerOf } from '../../vendor/write/marker.js'
import type { PaymentPages } from '../read/readPayments.js'
import { foundRecord } from '../../vendor/write/foundRecord.js'
import { rejectedWrite } from './refusedWrite.js'
import { invoicePlace, savePayment } from './savePayment.js'
import { settleMs } from './settleMs.js'
import type { AppForms } from './writeInApp.js'

const methods: Readonly<Record<string, string>> = {
  card: 'Credit Card',
  ach: 'Bank Transfer',
  check: 'Check',
  cash: 'Cash',
  wire: 'Wire',
  other: 'Transfer',
}

/** Payments into the firm's operating account, entered in the web app: the API has none. Smokeball has no place for who processed it. */
export const invoicePaymentWriter = (forms: AppForms, payments: PaymentPages): RecordCreator<InvoicePaymentIntent> => ({
  settleMs,
  create: async ({ invoiceId, amount, date, source, payerId, memo }, marker) => {
    const method = methods[source.method]
    if (method === undefined) throw rejectedWrite(`Smokeball’s payments have no method ${source.method}`)
    const shared = { invoiceId, amount, date, memo, payorId: payerId, method, reference: source.transactionId ?? '' }
    const row = await savePayment(forms, { ...shared, type: 'Operating', bankAccountId: null }, marker)
    return { vendorId: String(row.number) }
  },
  findCreated: async ({ invoiceId }, marker) => {
    const rows = await payments.ofMatter(invoicePlace(invoiceId).matterId)
    return foundRecord(rows.filter(({ reason }) => markerOf(reason) === marker).map(({ number }) => ({ vendorId: String(number) })))
  },
})
