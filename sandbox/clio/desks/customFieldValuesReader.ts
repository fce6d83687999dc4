import type { ClioFirm } from '../ClioFirm.js'
import { customFieldValue } from '../records/customFieldValue.js'
import { field, type FieldReader } from './readFields.js'

/** Custom field values as they are written: `[{ "custom_field": { "id": 2 }, "value": "CL-9931" }]`. The list replaces what was there. */
export const customFieldValuesReader = (firm: ClioFirm): FieldReader =>
  field.list((entry) => {
    const id: unknown =
      typeof entry['custom_field'] === 'object' && entry['custom_field'] !== null && 'id' in entry['custom_field']
        ? entry['custom_field'].id
        : null
    const definition = firm.customFields.get(Number(id))
    const value = entry['value']
    if (definition === undefined) throw new Error('custom_field_values must name a custom_field that exists')
    if (value !== null && !['string', 'number', 'boolean'].includes(typeof value))
      throw new Error('value must be a text, a number, true, false or null')
    const option = definition.picklist_options.find(({ id, option }) => String(id) === String(value) || option === value)
    const text = definition.field_type === 'picklist' ? (option?.option ?? null) : (value as string | number | boolean | null) // As just asked.
    return customFieldValue(definition, firm.nextId('parts'), text) ?? { id: null, field_name: definition.name, value: null }
  })
