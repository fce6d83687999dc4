import type { LedgerPayment } from './Ledger.js'

/** A payment before its trust transaction has a number. */
export interface PaymentDraft extends Omit<LedgerPayment, 'trustTransaction'> {
  /** The matter it is counted with, and whose trust money it is where it came out of trust. */
  readonly home: number
  readonly day: number
}

/** Whether a payment counts for what is paid on its invoices. */
export const paymentCounts = (payment: Pick<LedgerPayment, 'status'>): boolean =>
  payment.status === 'recorded' || payment.status === 'pending' || payment.status === 'cleared'
