import { z } from 'zod'
import { customFieldValue } from './CustomFieldValue.js'
import { dateTime, guid, namedReference, userReference } from './scalars.js'

/** A person inside an account. They carry no dates of their own. */
export const wirePerson = z.object({
  id: guid,
  account_ref: namedReference.nullable(),
  is_primary_contact: z.boolean(),
  display_name: z.string(),
  first_name: z.string().nullable(),
  middle_name: z.string().nullable(),
  last_name: z.string().nullable(),
  phone_mobile: z.string().nullable(),
  phone_home: z.string().nullable(),
  phone_fax: z.string().nullable(),
  phone_work: z.string().nullable(),
  email: z.string().nullable(),
  notes: z.string().nullable(),
  custom_field_values: z.array(customFieldValue),
  status: z.enum(['Active', 'Archived']),
})

/** An account: one person, or a company with its people. */
export const wireAccount = z.object({
  id: guid,
  display_name: z.string(),
  number: z.int().nullable(),
  company_name: z.string().nullable(),
  address_street_1: z.string().nullable(),
  address_street_2: z.string().nullable(),
  address_city: z.string().nullable(),
  address_state: z.string().nullable(),
  address_country: z.string().nullable(),
  address_zip_code: z.string().nullable(),
  tags: z.array(z.string()),
  company_custom_field_values: z.array(customFieldValue),
  assigned_to_users: z.array(userReference),
  created_at: dateTime,
  updated_at: dateTime,
  notes: z.string().nullable(),
  primary_contact: wirePerson,
  other_contacts: z.array(wirePerson),
})

/** A parsed person. */
export type WirePerson = z.output<typeof wirePerson>
/** A parsed account. */
export type WireAccount = z.output<typeof wireAccount>
