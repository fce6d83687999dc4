import type { Kind, KindName, Asker, Stored } from '../Kind.js'
import { fieldNames, recordFields, usualFields } from './fieldNames.js'
import { idIn, nestedField } from './nestedField.js'

const hours = fieldNames('quantity quantity_in_hours rounded_quantity rounded_quantity_in_hours')
const money = fieldNames('price total non_billable_total')
const without = (stored: Stored, hidden: readonly string[], more: Stored): Stored => ({
  ...stored,
  ...Object.fromEntries(hidden.map((field) => [field, null])),
  ...more,
})

/** Hours are hidden since 4.0.8, rates since 4.0.5, of other people's entries and only where the firm set it so. Assumed: what is hidden is null. */
const redactActivity = (stored: Stored, { user: asker }: Asker): Stored => {
  if (idIn(stored['user']) === asker.id) return stored
  const seen = asker.activity_hours_visible ? stored : without(stored, hours, { quantity_redacted: true })
  return asker.activity_rates_visible ? seen : without(seen, money, {})
}

/** Activities, and what they are billed with. */
export const activityKinds = {
  activity: {
    defaults: usualFields,
    plain: fieldNames(
      `${recordFields} type date quantity_in_hours rounded_quantity_in_hours quantity rounded_quantity quantity_redacted price note flat_rate billed on_bill total contingency_fee reference non_billable non_billable_total no_charge tax_setting`,
    ),
    nested: {
      currency: nestedField.currency,
      activity_description: nestedField.reference('activityDescription', 'activity_description', (firm, id) =>
        firm.activityDescriptions.get(id),
      ),
      expense_category: nestedField.reference('expenseCategory', 'expense_category', (firm, id) => firm.expenseCategories.get(id)),
      bill: nestedField.bill('bill'),
      communication: nestedField.unheld(),
      client_portal: nestedField.unheld(),
      matter: nestedField.matter('matter'),
      matter_note: nestedField.unheld(),
      contact_note: nestedField.unheld(),
      subject: nestedField.unheld(),
      timer: nestedField.unheld(),
      user: nestedField.user('user'),
      utbms_expense: nestedField.inside('utbmsCode', 'utbms_expense'),
      vendor: nestedField.unheld(),
      calendar_entry: nestedField.unheld(),
      task: nestedField.unheld(),
      text_message_conversation: nestedField.unheld(),
      document_version: nestedField.unheld(),
      legal_aid_uk_activity: nestedField.unheld(),
    },
    redact: redactActivity,
  },
  activityDescription: {
    defaults: usualFields,
    plain: fieldNames(
      `${recordFields} name visible_to_co_counsel default type utbms_activity_id utbms_task_name utbms_task_id xero_service_code accessible_to_user category_type`,
    ),
    nested: {
      currency: nestedField.currency,
      groups: nestedField.unheld(true),
      rate: nestedField.unheld(),
      utbms_task: nestedField.unheld(),
      utbms_activity: nestedField.unheld(),
    },
  },
  expenseCategory: {
    defaults: usualFields,
    plain: fieldNames(`${recordFields} name rate entry_type xero_expense_code accessible_to_user tax_setting`),
    nested: { currency: nestedField.currency, groups: nestedField.unheld(true), utbms_code: nestedField.inside('utbmsCode', 'utbms_code') },
  },
  utbmsCode: { defaults: usualFields, plain: fieldNames(`${recordFields} code name`), nested: {} },
  currency: { defaults: usualFields, plain: fieldNames(`${recordFields} code sign`), nested: {} },
  billingSetting: {
    defaults: fieldNames(
      'rounding use_decimal_rounding currency currency_sign tax_rate tax_name apply_tax_by_default use_secondary_tax time_on_flat_rate_contingency_matters_is_non_billable notify_after_bill_created use_utbms_codes',
    ),
    plain: fieldNames(
      'rounding use_decimal_rounding rounded_duration currency currency_sign tax_rate tax_name apply_tax_by_default use_secondary_tax secondary_tax_rate secondary_tax_rule secondary_tax_name time_on_flat_rate_contingency_matters_is_non_billable notify_after_bill_created use_utbms_codes apply_secondary_tax_by_default multi_currency_billing billing_currencies tax_settings',
    ),
    nested: {},
  },
} as const satisfies Partial<Readonly<Record<KindName, Kind>>>
