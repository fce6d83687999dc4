import { z } from 'zod'
import { link, text } from './scalars.js'

/** An expense, also called a disbursement. */
export const wireExpense = z.object({
  id: z.guid(),
  staff: link.optional(),
  invoiceId: text,
  activityCode: text,
  utbmsTaskCode: text,
  subject: text,
  description: text,
  expenseDate: z.string(),
  quantity: z.number(),
  price: z.number(),
  /** price × quantity, before tax. */
  amount: z.number(),
  amountExcTax: z.number(),
  taxZeroRated: z.boolean(),
  taxOutOfScope: z.boolean(),
  taxExempt: z.boolean(),
  finalized: z.boolean(),
  isWrittenOff: z.boolean(),
  isBillable: z.boolean(),
  isInvoicedExternally: z.boolean(),
  isDeleted: z.boolean(),
})

/** An expense as Smokeball answers it. */
export type WireExpense = z.infer<typeof wireExpense>
