import { z } from 'zod'
import { amount, dateOrBlank, reference, textOrNull, timestamp } from './scalars.js'

/** Money paid on one invoice. */
export const paymentWire = z.looseObject({
  id: z.int().positive(),
  amount,
  notes: textOrNull,
  date: dateOrBlank,
  invoice: reference,
  status: z.enum(['pending', 'success', 'failure', 'error', 'timeout']),
  /** Its words are published nowhere. */
  transaction_type: textOrNull,
  case: reference.nullish(),
  /** The bank account's name: the only hint that money came out of trust. */
  account_name: textOrNull,
  client: reference.nullish(),
  created_at: timestamp,
  updated_at: timestamp,
})
/** Money paid on one invoice. */
export type PaymentWire = z.output<typeof paymentWire>
