import { z } from 'zod'
import { paymentMethods, paymentStatuses } from '../records/StoredPayment.js'
import { cents } from './amounts.js'
import { dateTime, optionalText, reference } from './fields.js'

/** What a person fills in for a payment. */
export const paymentForm = {
  account_ref: reference.nullable().optional(),
  matter_ref: reference.nullable().optional(),
  bank_account: reference.optional(),
  date: dateTime.optional(),
  total_amount: cents.optional(),
  notes: optionalText.optional(),
  payee: optionalText.optional(),
  check_number: z.int().nullable().optional(),
  status: z.enum(paymentStatuses).optional(),
  method: z.enum(paymentMethods).optional(),
  transactionId: optionalText.optional(),
  isReconciled: z.boolean().optional(),
}
