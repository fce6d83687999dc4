import { z } from 'zod'
import { contactReference, dateTime, guid } from './scalars.js'

/** A custom field's value on a record. All five value members are always there; the type says which of them speaks. */
export const customFieldValue = z.object({
  custom_field_ref: z.object({
    id: guid,
    label: z.string(),
    value_type: z.enum(['TextBox', 'TextEditor', 'DropDownList', 'Number', 'Currency', 'Date', 'DateTime', 'Checkbox', 'Contact']),
  }),
  value_boolean: z.boolean(),
  contact_ref: contactReference.nullable(),
  value_date_time: dateTime.nullable(),
  value_number: z.number().nullable(),
  value_string: z.string().nullable(),
})

/** A parsed value. */
export type WireCustomFieldValue = z.output<typeof customFieldValue>
