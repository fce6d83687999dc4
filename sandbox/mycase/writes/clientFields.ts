import { z } from 'zod'
import { address, customFieldValue, date, reference } from './fields.js'

/** What the API takes for a client. `middle_initial` is the old name of `middle_name`. */
export const clientRequest = z.object({
  first_name: z.string().trim().min(1, "can't be blank"),
  last_name: z.string().trim().min(1, "can't be blank"),
  middle_name: z.string().optional(),
  middle_initial: z.string().optional(),
  email: z.string().optional(),
  address: address.optional(),
  cell_phone_number: z.string().optional(),
  work_phone_number: z.string().optional(),
  home_phone_number: z.string().optional(),
  fax_phone_number: z.string().optional(),
  birthdate: date.optional(),
  notes: z.string().optional(),
  people_group: reference.nullish(),
  cases: z.array(reference).optional(),
  custom_field_values: z.array(customFieldValue).optional(),
})

/** What a person can fill in on the client's page: also whether the client is archived. */
export const clientDeskFields = z.strictObject({
  ...clientRequest.omit({ middle_initial: true }).partial().shape,
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  address: address.nullish(),
  birthdate: date.nullish(),
  archived: z.boolean().optional(),
})

/** A client as somebody wants it, whoever asks. */
export type ClientFields = Partial<z.infer<typeof clientRequest>> | z.infer<typeof clientDeskFields>
