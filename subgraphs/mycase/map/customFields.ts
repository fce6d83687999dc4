import type { CustomField } from '../../../core/record/RecordBase.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { CustomFieldWire } from '../wire/CustomField.js'
import type { WireCustomFieldValue } from '../wire/scalars.js'

/**
 * The values with their fields' names; a field without a value is left out, and sums of money are exact decimals. Updates through the API append values instead of replacing
 * them: of several of one field the last is taken for the current one (assumed). MyCase does not say whether a list value is the option's text or its key: either becomes the text.
 */
export const customFields = (
  values: readonly WireCustomFieldValue[],
  fields: ReadonlyMap<number, CustomFieldWire>,
): readonly CustomField[] =>
  [...new Map(values.map((one) => [one.custom_field.id, one])).values()].flatMap(({ custom_field: { id }, value }) => {
    if (value === undefined || value === null || value === '') return []
    const field = fields.get(id)
    const option = field?.list_options?.find(({ key }) => key === value)?.option
    const exact = field?.field_type === 'currency' && typeof value === 'number' ? decimalText(value) : value
    return [
      { name: field?.name ?? `Custom field ${id}`, value: option ?? exact, type: field?.field_type ?? null, vendorFieldId: String(id) },
    ]
  })
