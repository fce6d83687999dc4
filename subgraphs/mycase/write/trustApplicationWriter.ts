import type { TrustApplicationIntent } from '../../../core/command/TrustApplicationIntent.js'
import { MattergraphError } from '../../../core/errors.js'
import type { RecordCreator, WrittenRecord } from '../../../core/recordWriters.js'
import { withMarker } from '../../vendor/write/marker.js'
import type { InvoicePagePayment } from '../pages/billing/InvoicePage.js'
import { findPayments, writtenPayment } from './findPayment.js'
import { allocationValue, amountText } from './moneyFields.js'
import { onceAccepted } from './onceAccepted.js'
import { settleMs } from './settleMs.js'
import { type FormTools, submitForm } from './submitForm.js'
import { usDate } from '../../vendor/write/usDate.js'

/** Trust money that pays an invoice, by the portal's form. It leaves a payment on the invoice and a movement of trust money, both with the marker at the end of their notes. */
export const trustApplicationWriter = (tools: FormTools): RecordCreator<TrustApplicationIntent> => ({
  settleMs,
  create: async (intent, marker) => {
    const { invoiceId, trustAccountId, clientId, matterId, amount, date, memo } = intent
    const id = encodeURIComponent(invoiceId)
    await submitForm(tools, {
      what: 'trust payments',
      path: `/bills/${id}/trust_payments/new`,
      form: 'form#trust-payment',
      action: `/bills/${id}/trust_payments`,
      accepted: new RegExp(`^/bills/(${id})$`),
      values: () => ({
        'trust_payment[contact]': clientId,
        'trust_payment[bank_account]': trustAccountId,
        'trust_payment[allocation]': allocationValue(matterId),
        'trust_payment[amount]': amountText(amount),
        'trust_payment[date]': usDate(date),
        'trust_payment[notes]': withMarker(memo ?? '', marker),
      }),
    })
    return onceAccepted('trust payments', async () => recordOf(await writtenPayment(tools.pages, invoiceId, marker)))
  },
  findCreated: async ({ invoiceId }, marker) => {
    const [payment, second] = await findPayments(tools.pages, invoiceId, marker)
    if (payment === undefined) return { found: 'NOTHING' }
    return second === undefined ? { found: 'RECORD', ...recordOf(payment) } : { found: 'UNDECIDED' }
  },
})

const recordOf = ({ id, trustTransactionId }: InvoicePagePayment): WrittenRecord => {
  if (trustTransactionId !== null) return { vendorId: trustTransactionId, paymentId: id }
  throw new MattergraphError('DRIFT', 'expected a movement of trust money beside the payment, came none', { vendor: 'MYCASE' })
}
