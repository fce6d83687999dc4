import { z } from 'zod'
import { trustStatuses, trustTypes } from '../firm/TrustTransactionRecord.js'
import { date, reference } from './fields.js'
import { dollars } from './invoiceFields.js'

/** What a person can fill in on a movement of trust money; the amount is signed dollars. */
export const trustDeskFields = z
  .strictObject({
    bank_account: reference,
    contact: z.strictObject({ type: z.enum(['client', 'company']), id: z.int().positive() }).nullable(),
    case: reference.nullable(),
    type: z.enum(trustTypes),
    amount: dollars,
    date,
    status: z.enum(trustStatuses),
    method: z.string(),
    reference: z.string(),
    payee: z.string(),
    notes: z.string(),
    related: reference,
  })
  .partial()
/** A movement as somebody wants it; what belongs to a payment only the portal itself makes. */
export type TrustFields = z.infer<typeof trustDeskFields> & {
  readonly invoice?: { readonly id: number }
  readonly payment?: { readonly id: number }
}
