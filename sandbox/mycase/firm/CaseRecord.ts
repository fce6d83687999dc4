import type { CustomFieldValue } from './CustomFieldValue.js'
import type { Office } from './officeOf.js'
import type { Reference } from './Reference.js'

/** The billing types the API names; the empty string is "none". */
export const billingTypes = ['', 'hourly', 'contingency', 'flat', 'mixed', 'pro_bono'] as const

/** Somebody of the firm on a case. */
export type CaseStaff = {
  readonly id: number
  readonly lead_lawyer: boolean
  readonly originating_lawyer: boolean
  /** Dollars as text, such as `325.0`. */
  readonly case_rate: string | null
}

/** A case. */
export type CaseRecord = {
  readonly id: number
  readonly name: string
  readonly case_number: string | null
  readonly description: string
  readonly opened_date: string | null
  readonly closed_date: string | null
  readonly sol_date: string | null
  readonly practice_area: string | null
  readonly case_stage: string | null
  readonly status: 'open' | 'closed'
  /** A client or a company: nothing tells which. */
  readonly billing_contact: Reference | null
  readonly billing_type: (typeof billingTypes)[number]
  readonly clients: readonly Reference[]
  readonly companies: readonly Reference[]
  readonly staff: readonly CaseStaff[]
  readonly custom_field_values: readonly CustomFieldValue[]
  readonly office: Office | null
  readonly created_at: string
  readonly updated_at: string
  /** Dollars; the portal knows it, the API hides it. */
  readonly flat_fee: number | null
}
