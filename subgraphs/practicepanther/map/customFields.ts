import type { CustomField } from '../../../core/record/RecordBase.js'
import type { Json } from '../../../core/record/scalars.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDateIn } from '../../vendor/map/calendarDateIn.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { WireCustomFieldValue } from '../wire/CustomFieldValue.js'
import { customFieldLabels } from './customFieldLabels.js'

type ValueType = WireCustomFieldValue['custom_field_ref']['value_type']

/** Custom field values in the mirror's form; fields without one are left out. Dates are the firm's; sums of money are decimal text. */
export const customFields = (values: readonly WireCustomFieldValue[], timeZone: string): readonly CustomField[] =>
  values.flatMap((wire) => {
    const { label, value_type: type, id } = wire.custom_field_ref
    const value = readers[type](wire, timeZone)
    return value === null || value === '' ? [] : [{ name: label, value, type, vendorFieldId: id }]
  })

/** The text a firm keeps under one of the labels known for a purpose; null where it keeps none. */
export const textUnderLabel = (values: readonly WireCustomFieldValue[], purpose: keyof typeof customFieldLabels): string | null => {
  for (const label of customFieldLabels[purpose]) {
    const found = values.find(({ custom_field_ref }) => custom_field_ref.label.trim().toLowerCase() === label)
    const text = blankToNull(found?.value_string)
    if (text !== null) return text
  }
  return null
}

const text = ({ value_string }: WireCustomFieldValue): Json => value_string

const readers: Readonly<Record<ValueType, (value: WireCustomFieldValue, timeZone: string) => Json>> = {
  TextBox: text,
  TextEditor: text,
  DropDownList: text,
  Number: ({ value_number }) => value_number,
  Currency: ({ value_number }) => decimalText(value_number),
  Date: ({ value_date_time }, timeZone) => (value_date_time === null ? null : calendarDateIn(timeZone, value_date_time)),
  DateTime: ({ value_date_time }) => value_date_time,
  Checkbox: ({ value_boolean }) => value_boolean,
  Contact: ({ contact_ref }) => (contact_ref === null ? null : { id: contact_ref.id, name: contact_ref.display_name }),
}
