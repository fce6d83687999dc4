import type { FirmContext } from '../../FirmContext.js'
import { readKey, readOptionalKey } from '../input/readKey.js'
import { readOptionalText } from '../input/readText.js'
import { requireRecord } from '../input/requireRecord.js'
import type { ReadWrite } from '../submitWrite.js'
import { readAmount, readSource } from './readMoney.js'
import type { RecordInvoicePaymentInput } from './RecordInvoicePaymentInput.js'

/** Reads a payment that shall be recorded. */
export const readInvoicePayment = (input: RecordInvoicePaymentInput, context: FirmContext): ReadWrite<'recordInvoicePayment'> => {
  const invoice = readKey('INVOICE', input.invoiceId, 'invoiceId')
  const { account } = invoice
  const payer = readOptionalKey('CONTACT', input.payerId, { field: 'payerId', account })
  const intent = {
    invoiceId: invoice.vendorId,
    amount: readAmount(input.amount),
    date: input.date,
    source: readSource(input.source),
    payerId: payer?.vendorId ?? null,
    memo: readOptionalText(input.memo, 'memo'),
  }
  return {
    kind: 'recordInvoicePayment',
    account,
    asked: intent,
    resolve: async () => {
      await requireRecord(context, 'INVOICE', { key: invoice, field: 'invoiceId' })
      if (payer !== null) await requireRecord(context, 'CONTACT', { key: payer, field: 'payerId' })
      return intent
    },
  }
}
