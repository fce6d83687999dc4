import type { ClioFirm } from '../ClioFirm.js'
import type { ClioUser } from '../records/ClioUser.js'

/** A stored record or a part of one. */
export type Stored = Readonly<Record<string, unknown>>

/** Who asks, and under which version of the API. */
export interface Asker {
  readonly user: ClioUser
  /** The last part of `4.0.X`. */
  readonly version: number
}

/** A field that holds other records and may be opened with braces. */
export interface NestedField {
  readonly kind: KindName
  readonly many: boolean
  /** What stands there, before selection. Null where there is nothing. */
  of(record: Stored, firm: ClioFirm, asker: Asker): unknown
}

/** What the `fields` parameter may name on one kind of record. */
export interface Kind {
  /** Fields returned when none are named. */
  readonly defaults: readonly string[]
  /** Plain fields, or null where any name is accepted because the portal holds nothing of the kind. */
  readonly plain: readonly string[] | null
  readonly nested: Readonly<Record<string, NestedField>>
  /** What this asker sees of a record; the record itself where nothing is hidden. */
  readonly redact?: (record: Stored, asker: Asker) => Stored
  /** False where the asker may not see the record at all. */
  readonly isVisible?: (record: Stored, asker: Asker) => boolean
}

/** Every kind. */
export type KindName =
  | 'user'
  | 'account'
  | 'contact'
  | 'emailAddress'
  | 'phoneNumber'
  | 'address'
  | 'paymentProfile'
  | 'matter'
  | 'matterContact'
  | 'customRate'
  | 'task'
  | 'practiceArea'
  | 'matterStage'
  | 'customField'
  | 'customFieldValue'
  | 'picklistOption'
  | 'relationship'
  | 'activity'
  | 'activityDescription'
  | 'bill'
  | 'currency'
  | 'group'
  | 'billingSetting'
  | 'unheld'

const names = (text: string): readonly string[] => text.split(' ')
const record = 'id etag created_at updated_at'
const usual = names('id etag')

const idIn = (value: unknown): number | undefined =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number' ? value.id : undefined

type Lookup = (firm: ClioFirm, id: number) => Stored | undefined

/** A field that refers to another record by id. */
const reference = (kind: KindName, field: string, lookup: Lookup): NestedField => ({
  kind,
  many: false,
  of: (stored, firm) => {
    const id = idIn(stored[field])
    return id === undefined ? null : (lookup(firm, id) ?? null)
  },
})

/** A field whose record stands inside the record itself. */
const inside = (kind: KindName, field: string, many = false): NestedField => ({
  kind,
  many,
  of: (stored) => stored[field] ?? (many ? [] : null),
})

/** A documented field the portal holds nothing for. */
const unheld = (many = false): NestedField => ({ kind: 'unheld', many, of: () => (many ? [] : null) })

/** From 4.0.13 a contact embeds no more than this many addresses of a sort. */
const embedLimit = 20
const embedLimitSince = 13
const limited = (kind: KindName, field: string): NestedField => ({
  kind,
  many: true,
  of: (stored, _firm, asker) => {
    const all = Array.isArray(stored[field]) ? stored[field] : []
    return asker.version >= embedLimitSince ? all.slice(0, embedLimit) : all
  },
})

const firstOf = (kind: KindName, field: string, place: number): NestedField => ({
  kind,
  many: false,
  of: (stored) => (Array.isArray(stored[field]) ? (stored[field][place] ?? null) : null),
})

const user = (field: string): NestedField => reference('user', field, (firm, id) => firm.users.get(String(id)))
const contact = (field: string): NestedField => reference('contact', field, (firm, id) => firm.contacts.get(String(id)))
const matter = (field: string): NestedField => reference('matter', field, (firm, id) => firm.matters.get(String(id)))
const currency = reference('currency', 'currency', (firm, id) => firm.currencies.get(id))

const visibleGroup = (stored: Stored, asker: Asker): boolean => {
  const group = stored['group']
  if (typeof group !== 'object' || group === null || asker.user.account_owner) return true
  const users = 'users' in group && Array.isArray(group.users) ? group.users : []
  return users.some((member) => idIn(member) === asker.user.id)
}

const hours = names('quantity quantity_in_hours rounded_quantity rounded_quantity_in_hours')
const money = names('price total non_billable_total')
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

/** What every kind shows, from the API's own field lists. */
export const kinds: Readonly<Record<KindName, Kind>> = {
  user: {
    defaults: usual,
    plain: names(
      `${record} account_owner clio_connect court_rules_default_attendee default_calendar_id email enabled first_name initials last_name name phone_number rate roles subscription_type time_zone`,
    ),
    nested: {
      default_activity_description: unheld(),
      notification_methods: unheld(true),
      account: { kind: 'account', many: false, of: (_stored, firm) => firm.account },
      avatar: unheld(),
      contact: unheld(),
      job_title: inside('unheld', 'job_title'),
      groups: unheld(true),
    },
  },
  account: {
    defaults: usual,
    plain: names(`${record} name state`),
    nested: { owner: { kind: 'user', many: false, of: (_stored, firm) => [...firm.users].find((one) => one.account_owner) ?? null } },
  },
  contact: {
    defaults: usual,
    plain: names(
      `${record} name first_name middle_name last_name date_of_birth type prefix title initials clio_connect_email locked_clio_connect_email client_connect_user_id primary_email_address secondary_email_address primary_phone_number secondary_phone_number ledes_client_id has_clio_for_clients_permission is_client is_clio_for_client_user is_co_counsel is_bill_recipient sales_tax_number`,
    ),
    nested: {
      currency,
      activity_rates: unheld(true),
      addresses: limited('address', 'addresses'),
      custom_field_values: inside('customFieldValue', 'custom_field_values', true),
      custom_field_set_associations: unheld(true),
      email_addresses: limited('emailAddress', 'email_addresses'),
      instant_messengers: unheld(true),
      phone_numbers: limited('phoneNumber', 'phone_numbers'),
      web_sites: unheld(true),
      notification_methods: unheld(true),
      account_balances: unheld(true),
      related_contacts: unheld(true),
      primary_work_address: unheld(),
      primary_address: firstOf('address', 'addresses', 0),
      secondary_address: firstOf('address', 'addresses', 1),
      company: contact('company'),
      avatar: unheld(),
      payment_profile: inside('paymentProfile', 'payment_profile'),
      folder: unheld(),
      co_counsel_rate: unheld(),
      primary_web_site: unheld(),
      legal_aid_uk_contact: unheld(),
    },
    redact: (stored) => ({
      ...stored,
      primary_email_address: entryText(stored['email_addresses'], 'address', 0),
      secondary_email_address: entryText(stored['email_addresses'], 'address', 1),
      primary_phone_number: entryText(stored['phone_numbers'], 'number', 0),
      secondary_phone_number: entryText(stored['phone_numbers'], 'number', 1),
    }),
  },
  emailAddress: { defaults: usual, plain: names(`${record} address name primary`), nested: {} },
  phoneNumber: { defaults: usual, plain: names(`${record} number name primary`), nested: {} },
  address: { defaults: usual, plain: names(`${record} street city province postal_code country name primary`), nested: {} },
  paymentProfile: {
    defaults: usual,
    plain: names('id etag name terms discount_rate discount_period interest_rate interest_period interest_type'),
    nested: {},
  },
  matter: {
    defaults: usual,
    plain: names(
      `${record} number display_number custom_number description status location client_reference client_id billable maildrop_address billing_method open_date close_date pending_date shared has_tasks last_activity_date matter_stage_updated_at require_utbms_codes`,
    ),
    nested: {
      currency,
      client: contact('client'),
      contingency_fee: unheld(),
      custom_rate: inside('customRate', 'custom_rate'),
      evergreen_retainer: unheld(),
      folder: unheld(),
      group: inside('group', 'group'),
      matter_budget: unheld(),
      matter_stage: reference('matterStage', 'matter_stage', (firm, id) => firm.matterStages.get(id)),
      originating_attorney: user('originating_attorney'),
      practice_area: reference('practiceArea', 'practice_area', (firm, id) => firm.practiceAreas.get(id)),
      responsible_attorney: user('responsible_attorney'),
      responsible_staff: user('responsible_staff'),
      statute_of_limitations: inside('task', 'statute_of_limitations'),
      user: user('user'),
      legal_aid_uk_matter: unheld(),
      account_balances: inside('unheld', 'account_balances', true),
      custom_field_values: inside('customFieldValue', 'custom_field_values', true),
      custom_field_set_associations: unheld(true),
      matter_bill_recipients: unheld(true),
      relationships: inside('relationship', 'relationships', true),
      task_template_list_instances: unheld(true),
      split_invoice_payers: unheld(true),
      rate_table_assignment: unheld(),
      attorney_allocation: unheld(),
      kyc_field_values: unheld(true),
    },
    redact: (stored) => ({ ...stored, billing_method: billingMethod(stored), client_id: idIn(stored['client']) ?? null }),
    isVisible: visibleGroup,
  },
  matterContact: {
    defaults: usual,
    plain: names(
      `${record} name first_name middle_name last_name type prefix title initials primary_email_address primary_phone_number matter_id matter_number relationship_name description is_client contact_created_at contact_updated_at`,
    ),
    nested: { relationship: inside('relationship', 'relationship'), company: contact('company') },
  },
  // Assumed: the rates are values of their own without an etag, and come whole, since a second level of braces could never open them.
  customRate: { defaults: names('type rates'), plain: names('type rates'), nested: {} },
  task: { defaults: usual, plain: names(`${record} name status due_at`), nested: {} },
  practiceArea: { defaults: usual, plain: names(`${record} name code category`), nested: {} },
  matterStage: { defaults: usual, plain: names(`${record} name order practice_area_id`), nested: {} },
  customField: {
    defaults: usual,
    plain: names(`${record} name parent_type field_type displayed deleted required display_order`),
    nested: { picklist_options: inside('picklistOption', 'picklist_options', true) },
  },
  customFieldValue: {
    defaults: usual,
    plain: names(
      'id etag created_at updated_at field_name field_type field_required field_displayed field_display_order value soft_deleted',
    ),
    nested: {
      custom_field: reference('customField', 'custom_field', (firm, id) => firm.customFields.get(id)),
      picklist_option: inside('picklistOption', 'picklist_option'),
      matter: matter('matter'),
      contact: contact('contact'),
    },
  },
  picklistOption: { defaults: names('id etag option'), plain: names('id etag option deleted_at'), nested: {} },
  relationship: {
    defaults: usual,
    plain: names(`${record} description`),
    nested: { matter: matter('matter'), contact: contact('contact') },
  },
  activity: {
    defaults: usual,
    plain: names(
      `${record} type date quantity_in_hours rounded_quantity_in_hours quantity rounded_quantity quantity_redacted price note flat_rate billed on_bill total contingency_fee reference non_billable non_billable_total no_charge tax_setting`,
    ),
    nested: {
      currency,
      activity_description: reference('activityDescription', 'activity_description', (firm, id) => firm.activityDescriptions.get(id)),
      expense_category: unheld(),
      bill: inside('bill', 'bill'),
      communication: unheld(),
      client_portal: unheld(),
      matter: matter('matter'),
      matter_note: unheld(),
      contact_note: unheld(),
      subject: unheld(),
      timer: unheld(),
      user: user('user'),
      utbms_expense: unheld(),
      vendor: unheld(),
      calendar_entry: unheld(),
      task: unheld(),
      text_message_conversation: unheld(),
      document_version: unheld(),
      legal_aid_uk_activity: unheld(),
    },
    redact: redactActivity,
  },
  activityDescription: {
    defaults: usual,
    plain: names(
      `${record} name visible_to_co_counsel default type utbms_activity_id utbms_task_name utbms_task_id xero_service_code accessible_to_user category_type`,
    ),
    nested: { currency, groups: unheld(true), rate: unheld(), utbms_task: unheld(), utbms_activity: unheld() },
  },
  bill: { defaults: usual, plain: names(`${record} number state kind type issued_at due_at total paid balance due`), nested: {} },
  currency: { defaults: usual, plain: names(`${record} code sign`), nested: {} },
  group: { defaults: usual, plain: names(`${record} name type client_connect_user`), nested: { users: inside('user', 'users', true) } },
  billingSetting: {
    defaults: names(
      'rounding use_decimal_rounding currency currency_sign tax_rate tax_name apply_tax_by_default use_secondary_tax time_on_flat_rate_contingency_matters_is_non_billable notify_after_bill_created use_utbms_codes',
    ),
    plain: names(
      'rounding use_decimal_rounding rounded_duration currency currency_sign tax_rate tax_name apply_tax_by_default use_secondary_tax secondary_tax_rate secondary_tax_rule secondary_tax_name time_on_flat_rate_contingency_matters_is_non_billable notify_after_bill_created use_utbms_codes apply_secondary_tax_by_default multi_currency_billing billing_currencies tax_settings',
    ),
    nested: {},
  },
  unheld: { defaults: usual, plain: null, nested: {} },
}

const entryText = (entries: unknown, field: string, place: number): unknown => {
  const entry: unknown = Array.isArray(entries) ? entries[place] : undefined
  return typeof entry === 'object' && entry !== null ? (Object.getOwnPropertyDescriptor(entry, field)?.value ?? null) : null
}

const methods: Readonly<Record<string, string>> = { HourlyRate: 'hourly', FlatRate: 'flat', ContingencyFee: 'contingency' }

/** `billing_method` mirrors the type of the custom rate where there is one. */
const billingMethod = (stored: Stored): unknown => {
  const rate = stored['custom_rate']
  const type: unknown = typeof rate === 'object' && rate !== null && 'type' in rate ? rate.type : undefined
  return (typeof type === 'string' ? methods[type] : undefined) ?? stored['billing_method'] ?? null
}
