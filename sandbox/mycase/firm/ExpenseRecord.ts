import type { CustomFieldValue } from './CustomFieldValue.js'
import type { Reference } from './Reference.js'

/** Money spent on a case. */
export type ExpenseRecord = {
  readonly id: number
  readonly activity_name: string
  readonly description: string
  readonly billable: boolean
  readonly entry_date: string
  /** Dollars for one, as text, such as `250.0`. */
  readonly cost: string
  /** As text, such as `1.0`. */
  readonly units: string
  readonly case: Reference
  readonly staff: Reference | null
  /** Not empty once it stands on an invoice, a draft included. */
  readonly invoices: readonly Reference[]
  readonly custom_field_values: readonly CustomFieldValue[]
  readonly created_at: string
  readonly updated_at: string
}
