import type { Reference } from './Reference.js'

/** What a line of an invoice is, in v1's words. */
export const itemTypes = ['RegularItem', 'TimeEntryItem', 'ExpenseItem', 'InterestItem', 'EmptyItem'] as const

/** One line of an invoice. What was taken over from time and expenses is a copy: editing those later does not change it. */
export interface StoredItem {
  readonly id: string
  readonly type: (typeof itemTypes)[number]
  readonly matter: string | null
  readonly qty: number
  readonly priceCents: number
  readonly subCents: number
  /** Its share of the invoice's discount. */
  readonly discountCents: number
  readonly taxCents: number
  /** Empty where the line is not taxed. */
  readonly taxName: string
  readonly date: string
  readonly user: string | null
  readonly name: string | null
  readonly description: string
  readonly timeEntry: string | null
  readonly expense: string | null
}

/** How far an invoice has come by what people did; paid and overdue are derived. */
export const invoiceStages = ['saved', 'pendingApproval', 'approved', 'sent', 'viewed'] as const

/** An invoice ("sale document") as the portal keeps it. What was paid on it stands on the payments. */
export type StoredInvoice = {
  readonly id: string
  readonly number: number
  readonly account_ref: Reference | null
  readonly issue_date: string
  readonly due_date: string | null
  readonly invoice_type: 'Sale' | 'Refund' | 'Credit'
  readonly stage: (typeof invoiceStages)[number]
  readonly items: readonly StoredItem[]
  /** Percent of the subtotal; null where the discount is a fixed sum, or none. */
  readonly discountPercent: number | null
  readonly discountCents: number
  /** In hundredths of a percent. */
  readonly taxRateHundredths: number
  /** A credit given on this invoice: what was written off. Zero for none. */
  readonly creditCents: number
  readonly customerNotes: string | null
  /** Whether v2 leaves out the lines, as it does for what was imported. */
  readonly isImported: boolean
  /** Deleting only marks an invoice. */
  readonly isDeleted: boolean
  readonly created_at: string
  readonly updated_at: string
}
