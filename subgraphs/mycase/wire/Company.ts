import { z } from 'zod'
import { address, customFieldValue, textOrNull, timestamp } from './scalars.js'

/** A company. */
export const companyWire = z.looseObject({
  id: z.int().positive(),
  name: z.string(),
  email: textOrNull,
  main_phone_number: textOrNull,
  fax_phone_number: textOrNull,
  address: address.nullish(),
  notes: textOrNull,
  custom_field_values: z.array(customFieldValue),
  created_at: timestamp,
  updated_at: timestamp,
})
/** A company. */
export type CompanyWire = z.output<typeof companyWire>
