import type { CustomField } from '../../../core/record/RecordBase.js'
import type { CustomFieldWire } from '../wire/CustomField.js'
import type { WireCustomFieldValue } from '../wire/scalars.js'

/** The values with their fields' names. MyCase does not say whether a list value is the option's text or its key: either becomes the text. */
export const customFields = (
  values: readonly WireCustomFieldValue[],
  fields: ReadonlyMap<number, CustomFieldWire>,
): readonly CustomField[] =>
  values.map(({ custom_field: { id }, value }) => {
    const field = fields.get(id)
    const option = field?.list_options?.find(({ key }) => key === value)?.option
    return {
      name: field?.name ?? `Custom field ${id}`,
      value: option ?? value ?? null,
      type: field?.field_type ?? null,
      vendorFieldId: String(id),
    }
  })
