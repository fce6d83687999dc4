import type { CustomFieldValue } from './CustomFieldValue.js'
import type { Reference } from './Reference.js'

/** Time worked on a case. */
export type TimeEntryRecord = {
  readonly id: number
  readonly activity_name: string
  readonly description: string
  readonly billable: boolean
  readonly entry_date: string
  /** Dollars as text, such as `350.0`; the whole amount where `flat_fee` is true. */
  readonly rate: string
  readonly hours: number
  readonly flat_fee: boolean
  readonly case: Reference
  readonly staff: Reference
  /** Not empty once it stands on an invoice, a draft included. */
  readonly invoices: readonly Reference[]
  readonly custom_field_values: readonly CustomFieldValue[]
  readonly utbms_task_code?: string
  readonly utbms_activity_code?: string
  readonly created_at: string
  readonly updated_at: string
}
