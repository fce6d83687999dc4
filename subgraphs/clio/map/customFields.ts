import type { CustomField } from '../../../core/record/RecordBase.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { ClioCustomFieldValue } from '../wire/CustomFieldValue.js'

/** The custom fields that have a value. Picklists give the option's text, sums of money exact decimals. What the firm deleted is left out. */
export const customFields = (
  values: readonly (ClioCustomFieldValue | null)[],
  optionTexts: ReadonlyMap<string, string>,
): readonly CustomField[] =>
  values.flatMap((value) => {
    if (value === null || value.value === null || value.value === '' || value.soft_deleted) return []
    const vendorFieldId = value.custom_field === null ? null : String(value.custom_field.id)
    return [{ name: value.field_name, value: shown(value, optionTexts), type: value.field_type, vendorFieldId }]
  })

/** The picklist options whose text did not come along. */
export const unnamedOptions = (values: readonly (ClioCustomFieldValue | null)[]): readonly string[] =>
  values.flatMap((value) =>
    value?.field_type === 'picklist' && value.value !== null && value.picklist_option?.option === undefined ? [String(value.value)] : [],
  )

const shown = ({ field_type: type, value, picklist_option: option }: ClioCustomFieldValue, optionTexts: ReadonlyMap<string, string>) => {
  // An account without access to the definitions keeps the option's id: that is what Clio says the value is.
  if (type === 'picklist') return option?.option ?? optionTexts.get(String(value)) ?? value
  return type === 'currency' && typeof value === 'number' ? decimalText(value) : value
}
