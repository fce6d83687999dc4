import type { Address } from './Address.js'
import type { CustomFieldValue } from './CustomFieldValue.js'
import type { Reference } from './Reference.js'

/** A person the firm deals with: "client" whatever their role. Which cases they are on is kept by the cases. */
export type ClientRecord = {
  readonly id: number
  readonly email: string
  readonly first_name: string
  readonly middle_name: string
  readonly last_name: string
  readonly address: Address | null
  readonly cell_phone_number: string
  readonly work_phone_number: string
  readonly home_phone_number: string
  readonly fax_phone_number: string
  readonly people_group: Reference | null
  readonly notes: string
  readonly birthdate: string | null
  readonly archived: boolean
  readonly custom_field_values: readonly CustomFieldValue[]
  readonly created_at: string
  readonly updated_at: string
}
