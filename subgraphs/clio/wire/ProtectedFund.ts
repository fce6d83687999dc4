import { z } from 'zod'
import { clioId } from './scalars.js'

/** What is asked of a matter's protected funds. */
export const protectedFundFields = 'id,amount,bank_account_id,matter_id'

/** What of a matter's trust money in one account is set aside. Its amount is of the type `decimal`: assumed to be a text, and read as a number too. */
export const protectedFund = z.object({
  id: clioId,
  amount: z.union([z.number().nonnegative(), z.string().regex(/^\d+(?:\.\d+)?$/)]),
  bank_account_id: clioId,
  matter_id: clioId,
})
