import { z } from 'zod'

/** What a person can fill in on a bank account. */
export const bankAccountDeskFields = z
  .strictObject({
    name: z.string().trim().min(1),
    account_type: z.enum(['trust', 'operating']),
    bank_name: z.string(),
    account_number: z.string().regex(/^\d{4,17}$/),
  })
  .partial()
