import type { ContactReference } from './ContactReference.js'
import type { Reference } from './Reference.js'

/** What a line is for. */
export const lineKinds = ['time_entry', 'expense', 'flat_fee', 'interest', 'adjustment', 'balance_forward'] as const

/** One line of an invoice, as it was when it came onto it. */
export type InvoiceLine = {
  readonly kind: (typeof lineKinds)[number]
  /** The time entry, the expense, or the invoice whose balance is carried forward. */
  readonly source: Reference | null
  readonly date: string
  readonly activity: string
  readonly description: string
  readonly staff: Reference | null
  readonly quantity_thousandths: number
  readonly rate_cents: number
  /** Negative for what takes away. */
  readonly amount_cents: number
  readonly taxable: boolean
}

/** A bill. What was paid, what is open and where it stands are worked out from its payments; nothing of that is kept here. */
export type InvoiceRecord = {
  readonly id: number
  readonly invoice_number: string
  readonly invoice_date: string
  readonly due_date: string | null
  readonly case: Reference | null
  readonly contact: ContactReference | null
  readonly attorney: Reference | null
  readonly lines: readonly InvoiceLine[]
  readonly discount_cents: number
  readonly tax_cents: number
  readonly written_off_cents: number
  /** What of the balance was carried onto a newer invoice, and onto which. */
  readonly forwarded_cents: number
  readonly forwarded_to: Reference | null
  /** What people set by hand; the other statuses follow from payments and dates. */
  readonly state: 'draft' | 'unsent' | 'sent'
  readonly bank_account: Reference
  readonly allow_online_payments: boolean
  readonly created_at: string
  readonly updated_at: string
}
