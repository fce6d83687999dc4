import { z } from 'zod'
import { link, text } from './scalars.js'

/** Every type of a movement on a bank account. */
export const transactionTypes = [
  'Deposit',
  'DepositReversal',
  'InvoicePayment',
  'InvoicePaymentReversal',
  'VendorPayment',
  'VendorPaymentReversal',
  'Transfer',
  'BankFees',
  'BankFeesReversal',
  'Interest',
  'InterestReversal',
] as const

/** A movement on a bank account. */
export const wireTransaction = z.object({
  id: z.guid(),
  matter: link.optional(),
  payor: link.optional(),
  bankAccount: link.optional(),
  type: z.enum(transactionTypes),
  amount: z.number(),
  enteredDate: text,
  effectiveDate: z.string(),
  reference: text,
  reason: text,
  description: text,
  note: text,
  reversed: z.boolean(),
  reversedFromTransaction: link.optional(),
})

/** A movement as Smokeball answers it. */
export type WireTransaction = z.infer<typeof wireTransaction>
