import type { Kind, KindName } from '../Kind.js'
import { fieldNames, recordFields, usualFields } from './fieldNames.js'
import { nestedField } from './nestedField.js'

/** Custom fields and their values. */
export const customFieldKinds = {
  customField: {
    defaults: usualFields,
    plain: fieldNames(`${recordFields} name parent_type field_type displayed deleted required display_order`),
    nested: { picklist_options: nestedField.inside('picklistOption', 'picklist_options', true) },
  },
  customFieldValue: {
    defaults: usualFields,
    plain: fieldNames(
      'id etag created_at updated_at field_name field_type field_required field_displayed field_display_order value soft_deleted',
    ),
    nested: {
      custom_field: nestedField.reference('customField', 'custom_field', (firm, id) => firm.customFields.get(id)),
      picklist_option: nestedField.inside('picklistOption', 'picklist_option'),
      matter: nestedField.matter('matter'),
      contact: nestedField.contact('contact'),
    },
  },
  picklistOption: { defaults: fieldNames('id etag option'), plain: fieldNames('id etag option deleted_at'), nested: {} },
} as const satisfies Partial<Readonly<Record<KindName, Kind>>>
