import { z } from 'zod'
import { amount, customFieldValue, dateOrBlank, reference, textOrNull, timestamp } from './scalars.js'

/** A case, with `field[client]` widened to the people group each client is in. */
export const caseWire = z.looseObject({
  id: z.int().positive(),
  name: z.string(),
  case_number: textOrNull,
  description: textOrNull,
  opened_date: dateOrBlank,
  closed_date: dateOrBlank,
  practice_area: textOrNull,
  case_stage: textOrNull,
  status: z.enum(['open', 'closed']),
  /** What is open on its invoices. */
  outstanding_balance: amount.nullable(),
  billing_contact: reference.nullish(),
  billing_type: z.enum(['', 'hourly', 'contingency', 'flat', 'mixed', 'pro_bono']).nullable(),
  /** Their group is null or blank where they are in none, and missing where nothing is told of them: such a one is never taken for the client. */
  clients: z.array(reference.extend({ contact_group: z.string().nullish() })),
  companies: z.array(reference),
  staff: z.array(reference.extend({ lead_lawyer: z.boolean(), originating_lawyer: z.boolean(), case_rate: amount.nullable() })),
  custom_field_values: z.array(customFieldValue),
  created_at: timestamp,
  updated_at: timestamp,
})
/** A case. */
export type CaseWire = z.output<typeof caseWire>

/** What every request for cases asks for beside the ids of the people on them. */
export const caseFields = 'field[client]=id,contact_group&field[custom_field]=id,field_type'
