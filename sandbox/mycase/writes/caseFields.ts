import { z } from 'zod'
import { billingTypes } from '../firm/CaseRecord.js'
import { customFieldValue, date, reference } from './fields.js'

const staff = z.object({
  id: z.int().positive(),
  lead_lawyer: z.boolean().default(false),
  originating_lawyer: z.boolean().default(false),
})

/** What the API takes for a case. `contacts` is the old name of `clients`. */
export const caseRequest = z.object({
  name: z.string().trim().min(1, "can't be blank"),
  case_number: z.string().nullish(),
  description: z.string().optional(),
  opened_date: date.nullish(),
  sol_date: date.nullish(),
  practice_area: z.string().nullish(),
  case_stage: z.string().nullish(),
  status: z.enum(['open', 'closed']).optional(),
  outstanding_balance: z.number().optional(),
  billing_contact: reference.nullish(),
  clients: z.array(reference).optional(),
  contacts: z.array(reference).optional(),
  companies: z.array(reference).optional(),
  staff: z.array(staff).optional(),
  custom_field_values: z.array(customFieldValue).optional(),
})

/** What a person can fill in on the case's page: also what the API hides or keeps read-only. */
export const caseDeskFields = z.strictObject({
  ...caseRequest.omit({ contacts: true }).partial().shape,
  closed_date: date.nullish(),
  billing_type: z.enum(billingTypes).optional(),
  flat_fee: z.number().nonnegative().nullish(),
  staff: z.array(staff.extend({ case_rate: z.string().nullable().default(null) })).optional(),
})

/** A case as somebody wants it, whoever asks. */
export type CaseFields = Omit<z.infer<typeof caseDeskFields>, 'staff'> &
  Partial<Pick<z.infer<typeof caseRequest>, 'contacts'>> & {
    readonly staff?: readonly (z.infer<typeof staff> & { readonly case_rate?: string | null })[] | undefined
  }
