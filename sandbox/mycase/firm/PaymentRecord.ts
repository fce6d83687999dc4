import type { ContactReference } from './ContactReference.js'
import type { Reference } from './Reference.js'

/** Where a payment stands. */
export const paymentStatuses = ['pending', 'success', 'failure', 'error', 'timeout'] as const

/** How money came; the words are assumed, the vendor publishes none. `Refund` is on a payment that was given back. */
export const transactionTypes = ['Credit Card', 'eCheck', 'Check', 'Cash', 'Wire', 'Other', 'Trust', 'Refund'] as const

/** Money paid on one invoice. */
export type PaymentRecord = {
  readonly id: number
  readonly invoice: Reference
  readonly amount_cents: number
  readonly date: string | null
  readonly notes: string
  readonly status: (typeof paymentStatuses)[number]
  readonly transaction_type: (typeof transactionTypes)[number] | null
  readonly bank_account: Reference | null
  /** The withdrawal it came out of trust with. */
  readonly trust_transaction: Reference | null
  readonly payer: ContactReference | null
  readonly created_at: string
  readonly updated_at: string
}
