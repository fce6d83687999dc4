import { firstIds } from '../firstIds.js'
import type { CustomFieldDefinition } from './customFieldDefinitions.js'

/** A custom field's value as it stands on a matter or contact. */
export type CustomFieldValue = { readonly id: string | null } & Readonly<Record<string, unknown>>

const valuesPerRecord = 8

/**
 * The value of one field on record number `recordIndex`, or undefined where there is nothing to show.
 * The id is made of type and number; a field that is always shown appears without id while it has no value.
 */
export const customFieldValue = (
  field: CustomFieldDefinition,
  recordIndex: number,
  value: string | number | boolean | null,
): CustomFieldValue | undefined => {
  const empty = value === null || value === ''
  if (empty && !field.displayed) return undefined
  const option = field.field_type === 'picklist' && !empty ? optionNamed(field, String(value)) : null
  return {
    id: empty ? null : `${field.field_type}-${firstIds.customFieldValue + recordIndex * valuesPerRecord + field.id}`,
    field_name: field.name,
    field_type: field.field_type,
    field_required: field.required,
    field_displayed: field.displayed,
    field_display_order: field.display_order,
    value: empty ? null : option === null ? value : String(option.id),
    soft_deleted: false,
    custom_field: { id: field.id },
    picklist_option: option,
  }
}

/** The choice with this text; what is not among the choices counts as the last one, "Other". */
const optionNamed = (field: CustomFieldDefinition, text: string) =>
  field.picklist_options.find(({ option }) => option === text) ?? field.picklist_options.at(-1) ?? null
