import type { PaymentSource } from '../../../core/command/PaymentSource.js'
import { Money } from '../../../core/money.js'
import type { CalendarDate, DecimalString } from '../../../core/record/scalars.js'
import { withMarker } from '../../vendor/write/marker.js'
import { wirePaymentMethod } from '../map/paymentMethod.js'
import type { WirePaymentMethod } from '../wire/money.js'

/** How a payment was made, in the vendor's words. */
export interface PaymentWords {
  readonly method: WirePaymentMethod
  readonly checkNumber: number | null
  readonly transactionId: string | null
}

/** A check's number is a whole number of its own field; any other reference is a transaction's id. */
export const wordsOfSource = ({ method, processor, transactionId }: PaymentSource): PaymentWords => ({
  method: wirePaymentMethod(method, processor),
  ...referenceWords(transactionId, method === 'check'),
})

/** How trust money went out. The number alone tells: a whole number is a check's, anything else that of the bank's transfer. */
export const wordsOfReference = (reference: string | null): PaymentWords => {
  const words = referenceWords(reference, true)
  return { method: words.checkNumber !== null ? 'Check' : words.transactionId !== null ? 'Wire' : 'Other', ...words }
}

const referenceWords = (reference: string | null, mayBeCheck: boolean): Omit<PaymentWords, 'method'> => {
  // With a zero in front it would not come back as it was written.
  const isCheck = mayBeCheck && reference !== null && /^[1-9]\d{0,8}$/.test(reference)
  return { checkNumber: isCheck ? Number(reference) : null, transactionId: isCheck ? null : reference }
}

/** Those words as a form's fields. */
export const wordFields = ({ method, checkNumber, transactionId }: PaymentWords): Readonly<Record<string, string>> => ({
  'Payment.Method': method,
  'Payment.CheckNumber': checkNumber === null ? '' : String(checkNumber),
  'Payment.TransactionId': transactionId ?? '',
})

/** Sum, day and notes as a form's fields: days as the pages write them, month first. */
export const commonFields = (
  { amount, date, memo }: { readonly amount: DecimalString; readonly date: CalendarDate; readonly memo: string | null },
  marker: string,
): Readonly<Record<string, string>> => {
  const [year, month, day] = date.split('-').map(Number)
  return {
    'Payment.Amount': new Money(amount).toFixed(2),
    'Payment.Date': `${String(month)}/${String(day)}/${String(year)}`,
    'Payment.Notes': withMarker(memo ?? '', marker),
  }
}
