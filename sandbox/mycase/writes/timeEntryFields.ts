import { z } from 'zod'
import { date, reference } from './fields.js'

/** What the API takes for a time entry. Hours below 0.05 and negative rates are not accepted. */
export const timeEntryRequest = z.object({
  activity_name: z.string().trim().min(1, "can't be blank"),
  entry_date: date,
  rate: z.number().nonnegative(),
  hours: z.number().min(0.05),
  case: reference,
  staff: reference,
  description: z.string().default(''),
  billable: z.boolean().default(true),
  flat_fee: z.boolean().default(false),
  utbms_task_code: z.string().optional(),
  utbms_activity_code: z.string().optional(),
})

/** What a person can fill in on a time entry, and the invoices it came onto. */
export const timeEntryDeskFields = z.strictObject({
  ...timeEntryRequest.shape,
  activity_name: z.string().default('Legal services'),
  rate: z.union([z.number().nonnegative(), z.string().regex(/^\d+(\.\d+)?$/)]).default(0),
  invoices: z.array(reference).default([]),
})

/** A time entry as somebody wants it, whoever asks. */
export type TimeEntryFields = z.infer<typeof timeEntryRequest> | z.infer<typeof timeEntryDeskFields>
