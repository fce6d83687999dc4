import type { StoredRecord } from '../../portal/Collection.js'
import type { World } from '../../world/World.js'
import { firstIds } from '../firstIds.js'

/** A custom field's definition as Clio stores one. */
export type CustomFieldDefinition = StoredRecord & {
  readonly id: number
  readonly name: string
  readonly parent_type: 'Matter' | 'Contact'
  readonly field_type: 'text_line' | 'picklist' | 'currency' | 'checkbox' | 'date'
  readonly displayed: boolean
  readonly required: boolean
  readonly picklist_options: readonly PicklistOption[]
}

/** One choice of a picklist. */
export type PicklistOption = { readonly id: number; readonly option: string; readonly deleted_at: string | null }

/** How many matters are asked which case types there are, before the list of choices is closed. */
const mattersAsked = 300

/** The custom fields of a firm; the choices of the picklist are the case types its matters use. */
export const customFieldDefinitions = (world: World, created: string): readonly CustomFieldDefinition[] => {
  const caseTypes = new Set<string>()
  for (let index = 0; index < Math.min(world.matterCount, mattersAsked); index += 1) {
    const { caseType } = world.matter(index).customFields
    if (caseType !== '') caseTypes.add(caseType)
  }
  const options = [...caseTypes, 'Other'].map((option, place) => ({ id: firstIds.picklistOption + place, option, deleted_at: null }))
  const fields = [
    { name: 'Court', parent_type: 'Matter', field_type: 'text_line', displayed: true },
    { name: 'Case type', parent_type: 'Matter', field_type: 'picklist', displayed: true },
    { name: 'Claim amount', parent_type: 'Matter', field_type: 'currency', displayed: true },
    { name: 'Jury trial', parent_type: 'Matter', field_type: 'checkbox', displayed: false },
    { name: 'Incident date', parent_type: 'Matter', field_type: 'date', displayed: false },
    { name: 'Referral source', parent_type: 'Contact', field_type: 'text_line', displayed: true },
  ] as const
  return fields.map((field, place) => ({
    ...field,
    id: firstIds.customField + place,
    created_at: created,
    updated_at: created,
    deleted: false,
    required: false,
    display_order: place + 1,
    picklist_options: field.field_type === 'picklist' ? options : [],
  }))
}
