import type { Address } from './Address.js'

/** What a user may be let do in the portal, which alone knows it (names assumed). */
export const permissions = ['manage_firm_preferences', 'edit_time_entries', 'edit_billing', 'edit_trust'] as const
/** What a user may be let do. */
export type Permission = (typeof permissions)[number]

/** A user of the firm. */
export type StaffRecord = {
  readonly id: number
  readonly email: string
  readonly first_name: string
  readonly middle_initial: string
  readonly last_name: string
  readonly address: Address
  readonly cell_phone_number: string
  readonly work_phone_number: string
  readonly home_phone_number: string
  readonly type: string
  readonly title: string
  readonly active: boolean
  readonly default_hourly_rate: number | null
  readonly created_at: string
  readonly updated_at: string
  /** "Manage your firm's preferences, billing, and payment options?": needed to authorise an app. */
  readonly manage_firm_preferences: boolean
  readonly edit_time_entries: boolean
  /** Invoices, and what is paid on them. */
  readonly edit_billing: boolean
  /** Money held in trust. */
  readonly edit_trust: boolean
}
