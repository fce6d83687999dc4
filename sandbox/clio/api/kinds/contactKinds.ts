import type { Kind, KindName } from '../Kind.js'
import { fieldNames, recordFields, usualFields } from './fieldNames.js'
import { balancesOfContact } from './balancesOf.js'
import { nestedField } from './nestedField.js'

const entryText = (entries: unknown, field: string, place: number): unknown => {
  const entry: unknown = Array.isArray(entries) ? entries[place] : undefined
  return typeof entry === 'object' && entry !== null ? (Object.getOwnPropertyDescriptor(entry, field)?.value ?? null) : null
}

/** Contacts and what stands inside them. */
export const contactKinds = {
  contact: {
    defaults: usualFields,
    plain: fieldNames(
      `${recordFields} name first_name middle_name last_name date_of_birth type prefix title initials clio_connect_email locked_clio_connect_email client_connect_user_id primary_email_address secondary_email_address primary_phone_number secondary_phone_number ledes_client_id has_clio_for_clients_permission is_client is_clio_for_client_user is_co_counsel is_bill_recipient sales_tax_number`,
    ),
    nested: {
      currency: nestedField.currency,
      activity_rates: nestedField.unheld(true),
      addresses: nestedField.limited('address', 'addresses'),
      custom_field_values: nestedField.inside('customFieldValue', 'custom_field_values', true),
      custom_field_set_associations: nestedField.unheld(true),
      email_addresses: nestedField.limited('emailAddress', 'email_addresses'),
      instant_messengers: nestedField.unheld(true),
      phone_numbers: nestedField.limited('phoneNumber', 'phone_numbers'),
      web_sites: nestedField.unheld(true),
      notification_methods: nestedField.unheld(true),
      account_balances: { kind: 'accountBalance', many: true, of: (stored, firm) => balancesOfContact(firm, stored) },
      related_contacts: nestedField.unheld(true),
      primary_work_address: nestedField.unheld(),
      primary_address: nestedField.entry('address', 'addresses', 0),
      secondary_address: nestedField.entry('address', 'addresses', 1),
      company: nestedField.contact('company'),
      avatar: nestedField.unheld(),
      payment_profile: nestedField.inside('paymentProfile', 'payment_profile'),
      folder: nestedField.unheld(),
      co_counsel_rate: nestedField.unheld(),
      primary_web_site: nestedField.unheld(),
      legal_aid_uk_contact: nestedField.unheld(),
    },
    redact: (stored) => ({
      ...stored,
      primary_email_address: entryText(stored['email_addresses'], 'address', 0),
      secondary_email_address: entryText(stored['email_addresses'], 'address', 1),
      primary_phone_number: entryText(stored['phone_numbers'], 'number', 0),
      secondary_phone_number: entryText(stored['phone_numbers'], 'number', 1),
    }),
  },
  emailAddress: { defaults: usualFields, plain: fieldNames(`${recordFields} address name primary`), nested: {} },
  phoneNumber: { defaults: usualFields, plain: fieldNames(`${recordFields} number name primary`), nested: {} },
  address: {
    defaults: usualFields,
    plain: fieldNames(`${recordFields} street city province postal_code country name primary`),
    nested: {},
  },
  paymentProfile: {
    defaults: usualFields,
    plain: fieldNames('id etag name terms discount_rate discount_period interest_rate interest_period interest_type'),
    nested: {},
  },
  matterContact: {
    defaults: usualFields,
    plain: fieldNames(
      `${recordFields} name first_name middle_name last_name type prefix title initials primary_email_address primary_phone_number matter_id matter_number relationship_name description is_client contact_created_at contact_updated_at`,
    ),
    nested: { relationship: nestedField.inside('relationship', 'relationship'), company: nestedField.contact('company') },
  },
} as const satisfies Partial<Readonly<Record<KindName, Kind>>>
