import type { CustomFieldValue } from './CustomFieldValue.js'
import type { Reference } from './Reference.js'

/** A person inside an account. */
export type StoredPerson = {
  readonly id: string
  readonly first_name: string | null
  readonly middle_name: string | null
  readonly last_name: string | null
  readonly phone_mobile: string | null
  readonly phone_home: string | null
  readonly phone_fax: string | null
  readonly phone_work: string | null
  readonly email: string | null
  readonly notes: string | null
  readonly custom_field_values: readonly CustomFieldValue[]
}

/** A client or other party: one person, or a company with its people. `status` is the account's; v2 shows it on the people only. */
export type StoredAccount = {
  readonly id: string
  readonly number: number
  readonly company_name: string | null
  readonly address_street_1: string | null
  readonly address_street_2: string | null
  readonly address_city: string | null
  readonly address_state: string | null
  readonly address_country: string | null
  readonly address_zip_code: string | null
  readonly tags: readonly string[]
  readonly company_custom_field_values: readonly CustomFieldValue[]
  readonly assigned_to_users: readonly Reference[]
  readonly created_at: string
  readonly updated_at: string
  readonly notes: string | null
  readonly primary_contact: StoredPerson
  readonly other_contacts: readonly StoredPerson[]
  readonly status: 'Active' | 'Archived'
}
