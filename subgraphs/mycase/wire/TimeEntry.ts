import { z } from 'zod'
import { amount, reference, timestamp } from './scalars.js'

/** Time worked on a case. */
export const timeEntryWire = z.looseObject({
  id: z.int().positive(),
  activity_name: z.string().nullish(),
  description: z.string().nullish(),
  billable: z.boolean(),
  entry_date: z.iso.date(),
  rate: amount.nullable(),
  hours: amount,
  flat_fee: z.boolean().nullish(),
  case: reference.nullable(),
  staff: reference.nullable(),
  invoices: z.array(reference).nullish(),
  /** In use since summer 2026, though not in the vendor's files. */
  utbms_task_code: z.string().nullish(),
  utbms_activity_code: z.string().nullish(),
  created_at: timestamp,
  updated_at: timestamp,
})
/** Time worked on a case. */
export type TimeEntryWire = z.output<typeof timeEntryWire>
