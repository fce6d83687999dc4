import type { Json } from '../../../core/record/scalars.js'
import type { TrustTransactionRecord, TrustTransactionType } from '../../../core/record/TrustTransaction.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDateIn } from '../../vendor/map/calendarDateIn.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { WireGridRow } from '../wire/Payment.js'
import type { MapContext } from './MapContext.js'
import { memoOf } from './memoOf.js'
import { paymentMethodFacts } from './paymentMethod.js'
import type { PaymentSource } from './PaymentSource.js'
import { paymentStatus } from './paymentStatus.js'

/** A movement of a client's money on a trust account. */
export const mapTrustTransaction = ({ payment, row, twin, raw }: PaymentSource, context: MapContext): TrustTransactionRecord => ({
  ...mapRow({ row, twin, raw }, context),
  createdAt: payment.created_at,
  updatedAt: payment.updated_at,
})

/** A movement of the firm's own money on a trust account, of which only the grid knows. */
export const mapFirmTransaction = (row: WireGridRow, twin: WireGridRow | null, raw: Json, context: MapContext): TrustTransactionRecord =>
  mapRow({ row, twin, raw }, context)

const mapRow = (
  { row, twin, raw }: { readonly row: WireGridRow; readonly twin: WireGridRow | null; readonly raw: Json },
  context: MapContext,
): TrustTransactionRecord => {
  const type = typeOf(row, twin)
  const [invoice, another] = twin?.saleDocuments ?? []
  return {
    vendorId: row.guid,
    vendorUrl: `${context.web}/Payment/Details/${row.guid}`,
    externalId: null,
    createdAt: row.createdDate,
    updatedAt: row.lastModifiedDate,
    raw,
    type,
    amount: decimalText(row.amount),
    balanceAfter: null,
    currency: row.currencyCode,
    date: calendarDateIn(context.timeZone, row.date),
    status: paymentStatus(row.status, row.isReconciled),
    trustAccountId: row.bankAccount.guid,
    clientId: row.account?.guid ?? null,
    matterId: row.project?.guid ?? null,
    invoiceId: type === 'INVOICE_PAYMENT' && another === undefined ? (invoice?.guid ?? null) : null,
    method: paymentMethodFacts(row.method).method,
    reference: row.checkNumber === null ? blankToNull(row.referenceNumber) : String(row.checkNumber),
    memo: memoOf(row.notes),
    reversesId: row.refundParentPaymentGuid,
  }
}

/** The vendor has no word for what a movement is: it follows from what it undoes, where the other side of a transfer is, and which way the money went. */
const typeOf = (row: WireGridRow, twin: WireGridRow | null): TrustTransactionType => {
  const isIn = row.amount > 0
  if (row.refundParentPaymentGuid !== null) return row.method === 'JournalEntry' || isIn ? 'REVERSAL' : 'REFUND'
  if (twin !== null) {
    if (isIn) return 'TRANSFER_IN'
    return twin.bankAccount.type !== 'Trust' && twin.saleDocuments.length > 0 ? 'INVOICE_PAYMENT' : 'TRANSFER_OUT'
  }
  // Assumed: the words firms use for their own money.
  if (row.paymentType === 'FirmPayment' && isIn && /\binterest\b/i.test(row.name ?? '')) return 'INTEREST'
  if (row.paymentType === 'FirmPayment' && !isIn && /\b(?:fees?|charges?)\b/i.test(row.name ?? '')) return 'BANK_FEE'
  return isIn ? 'DEPOSIT' : 'DISBURSEMENT'
}
