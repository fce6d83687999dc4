import { z } from 'zod'
import { amount, reference, textOrNull, timestamp } from './scalars.js'

/** Money spent on a case. */
export const expenseWire = z.looseObject({
  id: z.int().positive(),
  activity_name: textOrNull,
  description: textOrNull,
  billable: z.boolean(),
  entry_date: z.iso.date(),
  /** For one. */
  cost: amount,
  units: amount,
  case: reference.nullable(),
  staff: reference.nullish(),
  invoices: z.array(reference).nullable(),
  created_at: timestamp,
  updated_at: timestamp,
})
/** Money spent on a case. */
export type ExpenseWire = z.output<typeof expenseWire>
