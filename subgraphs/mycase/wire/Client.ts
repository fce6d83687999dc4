import { z } from 'zod'
import { address, customFieldValue, reference, textOrNull, timestamp } from './scalars.js'

/** A person, whatever their role. */
export const clientWire = z.looseObject({
  id: z.int().positive(),
  first_name: textOrNull,
  middle_name: textOrNull,
  last_name: textOrNull,
  email: textOrNull,
  address: address.nullish(),
  cell_phone_number: textOrNull,
  work_phone_number: textOrNull,
  home_phone_number: textOrNull,
  fax_phone_number: textOrNull,
  /** The name of the people group; deprecated, so that one day it may be gone. */
  contact_group: z.string().nullish(),
  people_group: reference.nullish(),
  notes: textOrNull,
  custom_field_values: z.array(customFieldValue),
  created_at: timestamp,
  updated_at: timestamp,
})
/** A person, whatever their role. */
export type ClientWire = z.output<typeof clientWire>
