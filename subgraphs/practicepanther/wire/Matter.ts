import { z } from 'zod'
import { customFieldValue } from './CustomFieldValue.js'
import { dateTime, guid, namedReference, userReference } from './scalars.js'

/** A matter. */
export const wireMatter = z.object({
  id: guid,
  account_ref: namedReference.nullable(),
  number: z.int().nullable(),
  display_name: z.string(),
  name: z.string(),
  notes: z.string().nullable(),
  rate: z.string().nullable(),
  open_date: dateTime.nullable(),
  close_date: dateTime.nullable(),
  statute_of_limitation_date: dateTime.nullable(),
  tags: z.array(z.string()),
  status: z.enum(['Closed', 'Pending', 'Open', 'Archived']),
  assigned_to_users: z.array(userReference),
  custom_field_values: z.array(customFieldValue),
  created_at: dateTime,
  updated_at: dateTime,
})

/** A parsed matter. */
export type WireMatter = z.output<typeof wireMatter>
