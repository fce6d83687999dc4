import type { Reference } from './Reference.js'

/** What a record holds in one custom field. List values are the option's text (assumed: the vendor does not say). */
export type CustomFieldValue = {
  readonly custom_field: Reference
  readonly value: string | number | boolean
  readonly created_at: string
  readonly updated_at: string
}
