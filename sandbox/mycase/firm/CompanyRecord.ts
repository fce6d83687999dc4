import type { Address } from './Address.js'
import type { CustomFieldValue } from './CustomFieldValue.js'
import type { Reference } from './Reference.js'

/** A company the firm deals with. Which cases it is on is kept by the cases. */
export type CompanyRecord = {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly website: string
  readonly main_phone_number: string
  readonly fax_phone_number: string
  readonly address: Address | null
  readonly notes: string
  readonly clients: readonly Reference[]
  readonly archived: boolean
  readonly custom_field_values: readonly CustomFieldValue[]
  readonly created_at: string
  readonly updated_at: string
}
