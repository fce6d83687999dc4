import type { World } from '../../world/World.js'
import type { PortalKit } from '../../portal/Portal.js'
import type { CustomFieldDefinition, CustomFieldType, CustomFieldValue } from './CustomFieldValue.js'
import type { Reference } from './Reference.js'

/** Every field the sandbox's firms have defined. v2 has no practice area, stage or court of its own: firms make fields of them. */
export type CustomFieldName =
  | 'matterType'
  | 'stage'
  | 'court'
  | 'caseType'
  | 'claimAmount'
  | 'juryTrial'
  | 'incidentDate'
  | 'iManageWorkspace'
  | 'referredBy'
  | 'companyType'
  | 'personType'
  | 'employer'

type Row = Omit<CustomFieldDefinition, 'id' | 'dropdown_list_values'> & { readonly values?: readonly string[] }

/** What firms call people they deal with; two fields share the label, as the vendor allows. */
const contactTypes = ['Client', 'Opposing Party', 'Opposing Counsel', 'Insurer', 'Court', 'Vendor', 'Third Party'] as const

const rows = (world: World): Readonly<Record<CustomFieldName, Row>> => ({
  matterType: { object: 'matter', label: 'Matter Type', value_type: 'DropDownList', values: world.practiceAreas },
  stage: { object: 'matter', label: 'Stage', value_type: 'DropDownList', values: world.stages },
  court: { object: 'matter', label: 'Court', value_type: 'TextBox' },
  caseType: { object: 'matter', label: 'Case Type', value_type: 'TextBox' },
  claimAmount: { object: 'matter', label: 'Claim Amount', value_type: 'Currency' },
  juryTrial: { object: 'matter', label: 'Jury Trial', value_type: 'Checkbox' },
  incidentDate: { object: 'matter', label: 'Incident Date', value_type: 'Date' },
  iManageWorkspace: { object: 'matter', label: 'iManage Workspace', value_type: 'TextBox' },
  referredBy: { object: 'matter', label: 'Referred By', value_type: 'Contact' },
  companyType: { object: 'company', label: 'Contact Type', value_type: 'DropDownList', values: contactTypes },
  personType: { object: 'contact', label: 'Contact Type', value_type: 'DropDownList', values: contactTypes },
  employer: { object: 'contact', label: 'Employer', value_type: 'TextBox' },
})

/** The firm's custom fields by the sandbox's own name for them. */
export type CustomFields = Readonly<Record<CustomFieldName, CustomFieldDefinition>>

/** The custom fields of one firm. */
export const customFields = (world: World, guid: PortalKit['guid']): CustomFields =>
  // The keys are those of the table above.
  Object.fromEntries(
    Object.entries(rows(world)).map(([name, { values, ...row }], index) => [
      name,
      { ...row, id: guid.of('custom-field', index), dropdown_list_values: values === undefined ? null : values.join(',') },
    ]),
  ) as unknown as CustomFields

type Carried = boolean | number | string | Reference

const carriers: Readonly<Record<CustomFieldType, 'value_boolean' | 'value_number' | 'value_date_time' | 'value_string' | 'contact_ref'>> = {
  TextBox: 'value_string',
  TextEditor: 'value_string',
  DropDownList: 'value_string',
  Number: 'value_number',
  Currency: 'value_number',
  Date: 'value_date_time',
  DateTime: 'value_date_time',
  Checkbox: 'value_boolean',
  Contact: 'contact_ref',
}

/** One value, or none where there is nothing to say: only fields with a value are listed on a record. */
export const customFieldValue = (definition: CustomFieldDefinition, value: Carried | null): readonly CustomFieldValue[] => {
  if (value === null || value === '') return []
  const { id, label, value_type } = definition
  return [
    {
      custom_field_ref: { id, label, value_type },
      value_boolean: false,
      contact_ref: null,
      value_date_time: null,
      value_number: null,
      value_string: null,
      [carriers[value_type]]: value,
    },
  ]
}
