import type { StoredRecord } from '../../portal/Collection.js'
import type { Ticks } from './ticks.js'

/** Where a payment's money came from. */
export const paymentTypes = ['Operating', 'Trust', 'Credit'] as const
/** How it was paid; from trust and credit nothing is paid in. */
export const paymentMethods = ['Credit Card', 'Bank Transfer', 'Check', 'Cash', 'Wire', 'Transfer'] as const
/** What became of it. */
export const paymentStatuses = ['Processed', 'Pending', 'Cleared', 'Returned', 'Refunded', 'Reversed'] as const

/** A payment as stored (assumed in whole: the vendor shows payments on its pages only). */
export interface SmokeballPayment extends StoredRecord {
  /** The receipt's number, as text. */
  readonly id: string
  /** YYYY-MM-DD */
  readonly date: string
  readonly matterId: string
  readonly payorId?: string
  readonly type: (typeof paymentTypes)[number]
  /** The account the money went to, or the trust account it came from; none for credit. */
  readonly bankAccountId?: string
  /** Set where it came out of trust. */
  readonly trustTransactionId?: string
  readonly method: (typeof paymentMethods)[number]
  /** A check's number, or a processor and its id. */
  readonly reference: string
  readonly amountCents: number
  readonly allocations: readonly { readonly invoiceId: string; readonly cents: number }[]
  readonly reason: string
  readonly status: (typeof paymentStatuses)[number]
  readonly entered: Ticks
}

/** Whether a payment's money counts on its invoices. */
export const paymentCounts = ({ status }: Pick<SmokeballPayment, 'status'>): boolean =>
  status === 'Processed' || status === 'Pending' || status === 'Cleared'
