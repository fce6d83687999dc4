import type { ContactReference } from './ContactReference.js'
import type { Reference } from './Reference.js'

/** What a movement of trust money is, in the words of the pages (assumed). */
export const trustTypes = [
  'Deposit',
  'Withdrawal',
  'Invoice Payment',
  'Transfer In',
  'Transfer Out',
  'Refund',
  'Reversal',
  'Interest',
  'Bank Fee',
] as const

/** Where it stands, in the words of the pages (assumed). */
export const trustStatuses = ['Completed', 'Pending', 'Returned', 'Voided'] as const

/** One movement of trust money. */
export type TrustTransactionRecord = {
  readonly id: number
  readonly bank_account: Reference
  /** Null for the firm's own money. */
  readonly contact: ContactReference | null
  /** The case it is allocated to; null for unallocated money. */
  readonly case: Reference | null
  readonly type: (typeof trustTypes)[number]
  /** Signed: in is positive. */
  readonly amount_cents: number
  readonly date: string
  readonly status: (typeof trustStatuses)[number]
  readonly method: string
  readonly reference: string
  readonly payee: string
  readonly notes: string
  readonly invoice: Reference | null
  readonly payment: Reference | null
  /** What a refund or reversal undoes; the other side of a transfer. */
  readonly related: Reference | null
  readonly created_at: string
  readonly updated_at: string
}
