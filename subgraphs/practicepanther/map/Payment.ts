import type { PaymentRecord } from '../../../core/record/Payment.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDateIn } from '../../vendor/map/calendarDateIn.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { MapContext } from './MapContext.js'
import { memoOf } from './memoOf.js'
import { paymentMethodFacts } from './paymentMethod.js'
import type { PaymentSource } from './PaymentSource.js'
import { paymentStatus } from './paymentStatus.js'

/** Money that came to an operating account. Where it came by a transfer from a trust account, the other side is the trust transaction. */
export const mapPayment = ({ payment, legacy, row, twin, raw }: PaymentSource, context: MapContext): PaymentRecord => {
  const isFromTrust = twin?.bankAccount.type === 'Trust'
  const { method, processor } = paymentMethodFacts(legacy.method)
  return {
    vendorId: payment.id,
    vendorUrl: `${context.web}/Payment/Details/${payment.id}`,
    externalId: null,
    createdAt: payment.created_at,
    updatedAt: payment.updated_at,
    raw,
    status: paymentStatus(payment.status, legacy.isReconciled),
    amount: decimalText(payment.total_amount),
    currency: legacy.currencyCode,
    date: calendarDateIn(context.timeZone, payment.date),
    method: isFromTrust ? 'trust' : method,
    processor,
    transactionId: blankToNull(legacy.transactionId) ?? (payment.check_number === null ? null : String(payment.check_number)),
    payerId: payment.account_ref?.id ?? null,
    matterId: payment.matter_ref?.id ?? null,
    applications: row.saleDocuments.map(({ guid, amount }) => ({ invoiceId: guid, amount: decimalText(amount) })),
    trustTransactionId: isFromTrust ? twin.guid : null,
    memo: memoOf(payment.notes),
  }
}
