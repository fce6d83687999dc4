import { z } from 'zod'
import { legacyHead, saleDocumentItem } from './money.js'
import { dateTime, guid, namedReference, userReference } from './scalars.js'

/** A time entry. Its amount is not delivered. */
export const wireTimeEntry = z.object({
  id: guid,
  is_billable: z.boolean(),
  is_billed: z.boolean(),
  date: dateTime,
  hours: z.number().nonnegative(),
  rate: z.number().nullable(),
  description: z.string().nullable(),
  private_notes: z.string().nullable(),
  account_ref: namedReference.nullable(),
  matter_ref: namedReference.nullable(),
  billed_by_user_ref: userReference.nullable(),
  item_ref: z.object({ id: guid, name: z.string().nullable() }).nullable(),
  task_code: z.string().nullable(),
  created_at: dateTime,
  updated_at: dateTime,
})

/** What only the legacy API says of a time entry. */
export const wireLegacyTimeEntry = z.object({
  ...legacyHead,
  hours: z.number(),
  isBilled: z.boolean(),
  saleDocumentItem: saleDocumentItem.nullable(),
})

/** A parsed time entry of the legacy API. */
export type WireLegacyTimeEntry = z.output<typeof wireLegacyTimeEntry>
/** A parsed time entry. */
export type WireTimeEntry = z.output<typeof wireTimeEntry>
