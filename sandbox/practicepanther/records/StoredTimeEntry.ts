import type { Reference } from './Reference.js'

/** A time entry as the portal keeps it. */
export type StoredTimeEntry = {
  readonly id: string
  readonly is_billable: boolean
  readonly is_billed: boolean
  readonly date: string
  readonly hours: number
  readonly rate: number | null
  readonly description: string | null
  readonly private_notes: string | null
  readonly account_ref: Reference | null
  readonly matter_ref: Reference
  readonly billed_by_user_ref: Reference
  readonly item_ref: Reference | null
  readonly task_code: string | null
  readonly created_at: string
  readonly updated_at: string
}
