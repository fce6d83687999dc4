import { z } from 'zod'
import { dateTime, guid, namedReference } from './scalars.js'

/** A line of an invoice in API v2: without an id, and without the record it was taken from. */
const line = z.object({ quantity: z.number(), rate: z.number(), subtotal: z.number(), total: z.number() })

/** An invoice in API v2. The lists of lines may all be empty even for a real one. */
export const wireInvoice = z.object({
  id: guid,
  account_ref: namedReference.nullable(),
  matter_ref: namedReference.nullable(),
  issue_date: dateTime,
  due_date: dateTime.nullable(),
  items_time_entries: z.array(line),
  items_expenses: z.array(line),
  items_flat_fees: z.array(line),
  subtotal: z.number(),
  tax: z.number(),
  discount: z.number(),
  total: z.number(),
  total_paid: z.number(),
  total_outstanding: z.number(),
  invoice_type: z.enum(['Sale', 'Refund', 'Credit']),
  created_at: dateTime,
  updated_at: dateTime,
})

/** A parsed invoice. */
export type WireInvoice = z.output<typeof wireInvoice>
