/** What a custom field can belong to. */
export const parentTypes = ['case', 'client', 'company', 'expense', 'time', 'time_and_expense'] as const
/** What a custom field can hold. */
export const fieldTypes = ['short_text', 'long_text', 'numeric', 'boolean', 'date', 'list', 'currency'] as const

/** One choice of a list field. Requests call the text `option_value`, answers `option`. */
export type ListOption = {
  readonly key: string
  readonly option: string
  readonly created_at: string
  readonly updated_at: string
}

/** A custom field the firm defined. */
export type CustomFieldRecord = {
  readonly id: number
  readonly name: string
  readonly parent_type: (typeof parentTypes)[number]
  readonly field_type: (typeof fieldTypes)[number]
  readonly list_options: readonly ListOption[]
  readonly created_at: string
  readonly updated_at: string
}
