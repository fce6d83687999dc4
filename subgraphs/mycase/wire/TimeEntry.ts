import { z } from 'zod'
import { amount, reference, textOrNull, timestamp } from './scalars.js'

/** Time worked on a case. */
export const timeEntryWire = z.looseObject({
  id: z.int().positive(),
  activity_name: textOrNull,
  description: textOrNull,
  billable: z.boolean(),
  entry_date: z.iso.date(),
  rate: amount.nullable(),
  hours: amount,
  flat_fee: z.boolean().nullable(),
  case: reference.nullable(),
  staff: reference.nullable(),
  invoices: z.array(reference).nullable(),
  /** In use since summer 2026, though not in the vendor's files. */
  utbms_task_code: z.string().nullish(),
  utbms_activity_code: z.string().nullish(),
  created_at: timestamp,
  updated_at: timestamp,
})
/** Time worked on a case. */
export type TimeEntryWire = z.output<typeof timeEntryWire>
