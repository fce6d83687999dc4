import type { Reference } from './Reference.js'

/** Money spent on a matter, as the portal keeps it. The amount is derived from quantity and price. */
export type StoredExpense = {
  readonly id: string
  readonly is_billable: boolean
  readonly is_billed: boolean
  readonly date: string
  readonly qtyThousandths: number
  readonly priceCents: number
  readonly description: string | null
  readonly private_notes: string | null
  readonly account_ref: Reference | null
  readonly matter_ref: Reference
  readonly billed_by_user_ref: Reference | null
  readonly expense_category_ref: Reference | null
  readonly task_code: string | null
  readonly created_at: string
  readonly updated_at: string
  /** A hard cost is money the firm really paid. Only v1 tells. */
  readonly costType: 'SoftCost' | 'HardCost'
  /** The invoice it is on. Only v1 tells. */
  readonly invoice: string | null
}
