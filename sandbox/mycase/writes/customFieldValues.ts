import { ApiRefusal } from '../api/ApiRefusal.js'
import type { CustomFieldRecord } from '../firm/CustomFieldRecord.js'
import type { CustomFieldValue } from '../firm/CustomFieldValue.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { timestamp } from '../firm/timestamp.js'
import type { CustomFieldInput } from './fields.js'

/** Turns the values of a request into stored ones; refuses fields that do not exist or belong to another kind of record. */
export const customFieldValues = (
  firm: MyCaseFirm,
  parentType: CustomFieldRecord['parent_type'],
  inputs: readonly CustomFieldInput[] = [],
): readonly CustomFieldValue[] => {
  const now = timestamp(firm.kit.clock.now())
  return inputs.map(({ custom_field: { id }, value }, index) => {
    if (firm.customFields.get(String(id))?.parent_type !== parentType) {
      const pointer = `/custom_field_values/${String(index)}/custom_field`
      throw new ApiRefusal(422, { description: `is not a custom field of a ${parentType}`, source: { pointer } })
    }
    return { custom_field: { id }, value, created_at: now, updated_at: now }
  })
}
