import { z } from 'zod'
import { date, reference } from './fields.js'

/** What the API takes for an expense. An unknown activity name becomes a new activity. */
export const expenseRequest = z.object({
  activity_name: z.string().trim().min(1, "can't be blank"),
  billable: z.boolean(),
  entry_date: date,
  cost: z.number(),
  units: z.number().nonnegative(),
  case: reference,
  staff: reference.nullish(),
  description: z.string().default(''),
})

const decimal = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
])

/** What a person can fill in on an expense. */
export const expenseDeskFields = z
  .strictObject({ ...expenseRequest.shape, cost: decimal, units: decimal, invoices: z.array(reference) })
  .partial()
/** An expense as a person wants it. */
export type ExpenseFields = z.infer<typeof expenseDeskFields>
