import { z } from 'zod'
import { address, customFieldValue, reference } from './fields.js'

/** What the API takes for a company. */
export const companyRequest = z.object({
  name: z.string().trim().min(1, "can't be blank"),
  email: z.string().optional(),
  website: z.string().optional(),
  main_phone_number: z.string().optional(),
  fax_phone_number: z.string().optional(),
  address: address.optional(),
  notes: z.string().optional(),
  cases: z.array(reference).optional(),
  clients: z.array(reference).optional(),
  custom_field_values: z.array(customFieldValue).optional(),
})

/** What a person can fill in on the company's page: also whether it is archived. */
export const companyDeskFields = z.strictObject({
  ...companyRequest.partial().shape,
  address: address.nullish(),
  archived: z.boolean().optional(),
})

/** A company as somebody wants it, whoever asks. */
export type CompanyFields = Partial<z.infer<typeof companyRequest>> | z.infer<typeof companyDeskFields>
