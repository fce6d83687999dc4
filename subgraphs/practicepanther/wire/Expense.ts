import { z } from 'zod'
import { currencyCode, legacyHead, saleDocumentItem } from './money.js'
import { dateTime, guid, namedReference, userReference } from './scalars.js'

/** An expense in API v2. */
export const wireExpense = z.object({
  id: guid,
  is_billable: z.boolean(),
  is_billed: z.boolean(),
  date: dateTime,
  qty: z.number(),
  price: z.number(),
  amount: z.number(),
  description: z.string().nullable(),
  private_notes: z.string().nullable(),
  account_ref: namedReference.nullable(),
  matter_ref: namedReference.nullable(),
  billed_by_user_ref: userReference.nullable(),
  expense_category_ref: z.object({ id: guid, name: z.string() }).nullable(),
  task_code: z.string().nullable(),
  created_at: dateTime,
  updated_at: dateTime,
})

/** What only the legacy API says of an expense. Its `amount` is that of one unit. */
export const wireLegacyExpense = z.object({
  ...legacyHead,
  qty: z.number(),
  amount: z.number(),
  totalAmount: z.number(),
  currencyCode,
  saleDocumentItem: saleDocumentItem.nullable(),
})

/** A parsed expense. */
export type WireExpense = z.output<typeof wireExpense>
/** A parsed expense of the legacy API. */
export type WireLegacyExpense = z.output<typeof wireLegacyExpense>
