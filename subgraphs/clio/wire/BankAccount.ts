import { z } from 'zod'
import { clioId, clioInstant, clioNumber } from './scalars.js'

/** What is asked of bank accounts. The number is asked for, because its last digits are wanted; no more of it is kept. */
export const bankAccountFields =
  'id,etag,created_at,updated_at,name,type,account_number,institution,holder,balance,currency,currency_id,default_account,controlled_account'

/** A trust account as Clio answers. The type is `Trust` here and `TrustAccount` in filters. */
export const bankAccount = z.object({
  id: clioId,
  created_at: clioInstant,
  updated_at: clioInstant,
  name: z.string().min(1),
  type: z.literal('Trust'),
  account_number: z.string().nullable(),
  institution: z.string().nullable(),
  balance: clioNumber,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
})

/** A parsed trust account. */
export type ClioBankAccount = z.output<typeof bankAccount>
