import type { Reference } from './Reference.js'

/** How far a payment has come. */
export const paymentStatuses = ['Pending', 'Failed', 'Success', 'Refunded', 'RefundPending', 'Canceled'] as const

/** How a payment was made. Only v1 tells. */
export const paymentMethods = [
  'Cash',
  'Check',
  'CreditCard',
  'PayPal',
  'AuthorizeNet',
  'Other',
  'Stripe',
  'Wire',
  'Transfer',
  'LawPay',
  'PantherPaymentsCC',
  'PantherPaymentsECheck',
  'JournalEntry',
] as const

/** What a payment is in the grid of all payments. A firm's own money is in that grid only, and in neither API. */
export const paymentTypes = ['ContactPayment', 'FirmPayment', 'Refund', 'Expense', 'JournalEntry'] as const

/** What of a payment is applied to one invoice. */
export interface StoredApplication {
  readonly id: string
  readonly invoice: string
  readonly amountCents: number
}

/** A movement on a bank account, as the portal keeps it. A transfer is two of them with one transfer id. */
export type StoredPayment = {
  readonly id: string
  readonly paymentType: (typeof paymentTypes)[number]
  readonly account_ref: Reference | null
  readonly matter_ref: Reference | null
  readonly number: number
  readonly date: string
  /** Negative for money taken out. */
  readonly amountCents: number
  readonly notes: string | null
  /** What a firm's own payment is called; null for all others. */
  readonly name: string | null
  readonly payee: string | null
  readonly to_print: boolean
  readonly check_number: number | null
  readonly bankAccount: string
  readonly status: (typeof paymentStatuses)[number]
  readonly method: (typeof paymentMethods)[number]
  readonly transactionId: string | null
  readonly authNumber: string | null
  readonly isReconciled: boolean
  readonly reconciledDate: string | null
  readonly refundParent: string | null
  readonly transfer: string | null
  readonly applications: readonly StoredApplication[]
  readonly created_at: string
  readonly updated_at: string
}
