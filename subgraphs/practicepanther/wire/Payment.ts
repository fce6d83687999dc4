import { z } from 'zod'
import {
  bankAccountReference,
  currencyCode,
  legacyBankAccount,
  legacyHead,
  legacyReference,
  paymentMethod,
  paymentStatus,
} from './money.js'
import { dateTime, guid, namedReference } from './scalars.js'

/** A payment in API v2: a movement on one bank account. */
export const wirePayment = z.object({
  id: guid,
  account_ref: namedReference.nullable(),
  matter_ref: namedReference.nullable(),
  number: z.int().nullable(),
  date: dateTime,
  total_amount: z.number(),
  unapplied_amount: z.number(),
  notes: z.string().nullable(),
  payee: z.string().nullable(),
  check_number: z.int().nullable(),
  bank_account: bankAccountReference,
  created_at: dateTime,
  updated_at: dateTime,
  status: paymentStatus,
})

/** What only the legacy API says of a payment. */
export const wireLegacyPayment = z.object({
  ...legacyHead,
  amount: z.number(),
  currencyCode,
  method: paymentMethod,
  transactionId: z.string().nullable(),
  isReconciled: z.boolean(),
  refundParentPaymentGuid: guid.nullable(),
  bankAccount: legacyBankAccount.nullable(),
})

/** One row of the grid of all payments. Its members are assumed. */
export const wireGridRow = z.object({
  ...legacyHead,
  paymentType: z.enum(['ContactPayment', 'FirmPayment', 'Refund', 'Expense', 'JournalEntry']),
  date: dateTime,
  amount: z.number(),
  currencyCode,
  status: paymentStatus,
  method: paymentMethod,
  bankAccount: legacyBankAccount,
  account: legacyReference.nullable(),
  project: legacyReference.nullable(),
  name: z.string().nullable(),
  notes: z.string().nullable(),
  checkNumber: z.int().nullable(),
  referenceNumber: z.string().nullable(),
  isReconciled: z.boolean(),
  transferGuid: guid.nullable(),
  refundParentPaymentGuid: guid.nullable(),
  saleDocuments: z.array(z.object({ guid, number: z.number(), amount: z.number() })),
})

/** One page of that grid. */
export const wireGridPage = z.object({ items: z.array(z.unknown()), totalCount: z.int(), page: z.int(), pageSize: z.int() })

/** A parsed payment. */
export type WirePayment = z.output<typeof wirePayment>
/** A parsed payment of the legacy API. */
export type WireLegacyPayment = z.output<typeof wireLegacyPayment>
/** A parsed row. */
export type WireGridRow = z.output<typeof wireGridRow>
