import { z } from 'zod'
import { customFieldValue, customFieldValueFields } from './CustomFieldValue.js'
import { clioId, clioInstant, currency, namedReference } from './scalars.js'

/** What is asked of contacts. */
export const contactFields = [
  'id,etag,created_at,updated_at,type,name,first_name,middle_name,last_name,prefix,title,date_of_birth,is_client,is_clio_for_client_user',
  'company{id,name}',
  'email_addresses{id,name,address,primary}',
  'phone_numbers{id,name,number,primary}',
  'addresses{id,name,street,city,province,postal_code,country,primary}',
  'payment_profile{id,name,terms}',
  'currency{id,code}',
  customFieldValueFields,
].join(',')

/** What is asked of the e-mail addresses below a contact. */
export const emailAddressFields = 'id,name,address,primary'
/** What is asked of the phone numbers below a contact. */
export const phoneNumberFields = 'id,name,number,primary'

/** One e-mail address. The name is usually Work, Home or Other, but any text can come. */
export const emailAddress = z.object({ id: clioId, name: z.string().nullable(), address: z.string(), primary: z.boolean().nullable() })
/** One phone number. */
export const phoneNumber = z.object({ id: clioId, name: z.string().nullable(), number: z.string(), primary: z.boolean().nullable() })

const text = z.string().nullable()
const address = z.object({
  id: clioId,
  name: text,
  street: text,
  city: text,
  province: text,
  postal_code: text,
  country: text,
})

/** A contact as Clio answers. */
export const contact = z.object({
  id: clioId,
  created_at: clioInstant,
  updated_at: clioInstant,
  type: z.enum(['Person', 'Company']),
  name: z.string(),
  first_name: text,
  last_name: text,
  is_client: z.boolean(),
  is_clio_for_client_user: z.boolean().nullable(),
  company: namedReference,
  email_addresses: z.array(emailAddress),
  phone_numbers: z.array(phoneNumber),
  addresses: z.array(address),
  payment_profile: z.object({ name: text }).nullable(),
  currency,
  custom_field_values: z.array(customFieldValue),
})

/** A parsed contact. */
export type ClioContact = z.output<typeof contact>
/** A parsed e-mail address. */
export type ClioEmailAddress = z.output<typeof emailAddress>
/** A parsed phone number. */
export type ClioPhoneNumber = z.output<typeof phoneNumber>

/** What is asked of a contact of whom only the name is wanted. */
export const namedContactFields = 'id,name'

/** A contact as far as that goes. */
export const namedContact = z.object({ id: clioId, name: z.string().min(1) })
