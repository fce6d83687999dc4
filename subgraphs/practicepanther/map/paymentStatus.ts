import type { PaymentStatus } from '../../../core/record/Payment.js'
import type { WirePaymentStatus } from '../wire/money.js'

/** How far a payment is on its way. The vendor has no word for cleared: a reconciled payment was found on the bank's statement. */
export const paymentStatus = (status: WirePaymentStatus, isReconciled: boolean): PaymentStatus => {
  switch (status) {
    case 'Success':
    // The money is there until the refund has gone out.
    case 'RefundPending':
      return isReconciled ? 'CLEARED' : 'RECORDED'
    case 'Pending':
      return 'PENDING_CLEARANCE'
    case 'Failed':
      return 'RETURNED'
    case 'Refunded':
      return 'REFUNDED'
    case 'Canceled':
      return 'VOID'
  }
}
