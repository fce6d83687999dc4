import type { Reference } from './Reference.js'

/** How a custom field's value is typed, and so which of the value members carries it. */
export type CustomFieldType =
  | 'TextBox'
  | 'TextEditor'
  | 'DropDownList'
  | 'Number'
  | 'Currency'
  | 'Date'
  | 'DateTime'
  | 'Checkbox'
  | 'Contact'

/** A custom field as firms define it in the settings. */
export interface CustomFieldDefinition {
  readonly id: string
  readonly object: 'company' | 'matter' | 'contact'
  readonly label: string
  readonly value_type: CustomFieldType
  readonly dropdown_list_values: string | null
}

/** A value on a record. All five members are always there and four of them empty; an empty check box is false, not null. */
export interface CustomFieldValue {
  readonly custom_field_ref: { readonly id: string; readonly label: string; readonly value_type: CustomFieldType }
  readonly value_boolean: boolean
  readonly contact_ref: Reference | null
  readonly value_date_time: string | null
  readonly value_number: number | null
  readonly value_string: string | null
}
