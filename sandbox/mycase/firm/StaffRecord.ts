import type { Address } from './Address.js'

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
  /** "Manage your firm's preferences, billing, and payment options?": needed to authorise an app. Only the portal knows it (name assumed). */
  readonly manage_firm_preferences: boolean
}
