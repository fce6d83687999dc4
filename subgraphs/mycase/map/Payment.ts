import type { PaymentRecord, PaymentStatus } from '../../../core/record/Payment.js'
import { Money } from '../../../core/money.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDateOrNull } from '../../vendor/map/calendarDate.js'
import { calendarDateIn } from '../../vendor/map/calendarDateIn.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import { instant } from '../../vendor/map/instant.js'
import type { PaymentWire } from '../wire/Payment.js'
import { contactId } from './contactId.js'
import { currency } from './currency.js'
import { readPaymentNotes } from './paymentNotes.js'
import { recordBase } from './recordBase.js'

/** What mapping a payment needs to know beside it. */
export interface PaymentContext {
  /** The firm's portal, for links. */
  readonly web: string
  /** IANA name: what has no date is dated by the firm's day of its creation. */
  readonly timeZone: string
  /** The withdrawal each payment out of trust was made with, by the payment's id. */
  readonly trustTransactions: ReadonlyMap<number, string>
}

/** Money paid on one invoice. A person who pays is told, a company is not. */
export const mapPayment = (wire: PaymentWire, { web, timeZone, trustTransactions }: PaymentContext): PaymentRecord => {
  const amount = decimalText(wire.amount) ?? '0'
  const trustTransactionId = trustTransactions.get(wire.id) ?? null
  const invoiceId = String(wire.invoice.id)
  const { memo, processor, transactionId, isCommanded } = readPaymentNotes(wire.notes)
  return {
    ...recordBase(wire, { vendorId: String(wire.id), vendorUrl: `${web}/bills/${invoiceId}` }),
    status: status(wire, isCommanded),
    amount,
    currency,
    date: calendarDateOrNull(wire.date) ?? calendarDateIn(timeZone, instant(wire.created_at)),
    method: trustTransactionId === null ? method(wire) : 'trust',
    processor,
    transactionId,
    payerId: wire.client ? contactId('clients', wire.client.id) : null,
    matterId: wire.case ? String(wire.case.id) : null,
    applications: new Money(amount).greaterThan(0) ? [{ invoiceId, amount }] : [],
    trustTransactionId,
    memo,
  }
}

/** What a payment's type says once it was given back (assumed). */
const givenBack = 'Refund'

/** The words MyCase has for how money came are published nowhere (assumed); one that is not among them is another way. */
const methods: Readonly<Record<string, string | null>> = {
  'Credit Card': 'card',
  eCheck: 'ach',
  Check: 'check',
  Cash: 'cash',
  Wire: 'wire',
  Trust: 'trust',
  [givenBack]: null,
}

const method = ({ transaction_type: type }: PaymentWire): string | null => {
  const text = blankToNull(type)
  if (text === null) return null
  const known = methods[text]
  return known === undefined ? 'other' : known
}

const status = ({ status: told, transaction_type: type }: PaymentWire, isRecorded: boolean): PaymentStatus => {
  switch (told) {
    case 'pending':
      return 'PENDING_CLEARANCE'
    case 'failure':
      return 'RETURNED'
    case 'error':
    case 'timeout':
      return 'VOID'
    case 'success':
      if (type === givenBack) return 'REFUNDED'
      // What came in online has cleared; what a person recorded was only recorded.
      return !isRecorded && (type === 'Credit Card' || type === 'eCheck') ? 'CLEARED' : 'RECORDED'
  }
}
