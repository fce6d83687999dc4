import type { PaymentRecord } from '../../../core/record/Payment.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { withoutMarker } from '../../vendor/write/marker.js'
import type { PaymentRow } from '../pages/PaymentsPage.js'
import { matterPartId } from './matterPartId.js'
import type { MapContext } from './recordBase.js'
import { transactionId } from './transactionId.js'

/** A payment of the app's list. It is known by its receipt's number, and has a date of entry and none of change. */
export const mapPayment = (row: PaymentRow, { web, currency }: MapContext): PaymentRecord => {
  const matters = [...new Set(row.applications.map(({ matterId }) => matterId))]
  return {
    vendorId: String(row.number),
    vendorUrl: `${web}/#/billing/payments/${String(row.number)}`,
    externalId: null,
    createdAt: row.enteredAt,
    updatedAt: row.enteredAt,
    raw: row.texts,
    status: row.status,
    amount: row.amount,
    currency,
    date: row.date,
    method: row.method,
    processor: null,
    transactionId: row.method === 'trust' ? null : blankToNull(row.reference),
    payerId: row.payerId,
    matterId: matters.length > 1 ? null : (matters[0] ?? row.matterId),
    applications: row.applications.map(({ matterId, invoiceId, amount }) => ({ invoiceId: matterPartId(matterId, invoiceId), amount })),
    trustTransactionId: row.trust === null ? null : transactionId(row.trust.accountId, row.trust.transactionId),
    memo: blankToNull(withoutMarker(row.reason)),
  }
}

/** Whether a payment's money counts on its invoices. */
export const paymentCounts = ({ status }: Pick<PaymentRow, 'status'>): boolean =>
  status !== 'VOID' && status !== 'RETURNED' && status !== 'REFUNDED'
