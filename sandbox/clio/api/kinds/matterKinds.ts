import type { Kind, KindName, Asker, Stored } from '../Kind.js'
import { fieldNames, recordFields, usualFields } from './fieldNames.js'
import { balancesOfMatter } from './balancesOf.js'
import { idIn, nestedField } from './nestedField.js'

const visibleGroup = (stored: Stored, asker: Asker): boolean => {
  const group = stored['group']
  if (typeof group !== 'object' || group === null || asker.user.account_owner) return true
  const users = 'users' in group && Array.isArray(group.users) ? group.users : []
  return users.some((member) => idIn(member) === asker.user.id)
}

const methods: Readonly<Record<string, string>> = { HourlyRate: 'hourly', FlatRate: 'flat', ContingencyFee: 'contingency' }

/** `billing_method` mirrors the type of the custom rate where there is one. */
const billingMethod = (stored: Stored): unknown => {
  const rate = stored['custom_rate']
  const type: unknown = typeof rate === 'object' && rate !== null && 'type' in rate ? rate.type : undefined
  return (typeof type === 'string' ? methods[type] : undefined) ?? stored['billing_method'] ?? null
}

/** Matters and what stands inside them. */
export const matterKinds = {
  matter: {
    defaults: usualFields,
    plain: fieldNames(
      `${recordFields} number display_number custom_number description status location client_reference client_id billable maildrop_address billing_method open_date close_date pending_date shared has_tasks last_activity_date matter_stage_updated_at require_utbms_codes`,
    ),
    nested: {
      currency: nestedField.currency,
      client: nestedField.contact('client'),
      contingency_fee: nestedField.unheld(),
      custom_rate: nestedField.inside('customRate', 'custom_rate'),
      evergreen_retainer: nestedField.unheld(),
      folder: nestedField.unheld(),
      group: nestedField.inside('group', 'group'),
      matter_budget: nestedField.unheld(),
      matter_stage: nestedField.reference('matterStage', 'matter_stage', (firm, id) => firm.matterStages.get(id)),
      originating_attorney: nestedField.user('originating_attorney'),
      practice_area: nestedField.reference('practiceArea', 'practice_area', (firm, id) => firm.practiceAreas.get(id)),
      responsible_attorney: nestedField.user('responsible_attorney'),
      responsible_staff: nestedField.user('responsible_staff'),
      statute_of_limitations: nestedField.inside('task', 'statute_of_limitations'),
      user: nestedField.user('user'),
      legal_aid_uk_matter: nestedField.unheld(),
      account_balances: { kind: 'accountBalance', many: true, of: (stored, firm) => balancesOfMatter(firm, stored) },
      custom_field_values: nestedField.inside('customFieldValue', 'custom_field_values', true),
      custom_field_set_associations: nestedField.unheld(true),
      matter_bill_recipients: nestedField.unheld(true),
      relationships: nestedField.inside('relationship', 'relationships', true),
      task_template_list_instances: nestedField.unheld(true),
      split_invoice_payers: nestedField.unheld(true),
      rate_table_assignment: nestedField.unheld(),
      attorney_allocation: nestedField.unheld(),
      kyc_field_values: nestedField.unheld(true),
    },
    redact: (stored) => ({ ...stored, billing_method: billingMethod(stored), client_id: idIn(stored['client']) ?? null }),
    isVisible: visibleGroup,
  },
  // Assumed: the rates are values of their own without an etag, and come whole, since a second level of braces could never open them.
  customRate: { defaults: fieldNames('type rates'), plain: fieldNames('type rates'), nested: {} },
  task: { defaults: usualFields, plain: fieldNames(`${recordFields} name status due_at`), nested: {} },
  practiceArea: { defaults: usualFields, plain: fieldNames(`${recordFields} name code category`), nested: {} },
  matterStage: { defaults: usualFields, plain: fieldNames(`${recordFields} name order practice_area_id`), nested: {} },
  relationship: {
    defaults: usualFields,
    plain: fieldNames(`${recordFields} description`),
    nested: { matter: nestedField.matter('matter'), contact: nestedField.contact('contact') },
  },
} as const satisfies Partial<Readonly<Record<KindName, Kind>>>
