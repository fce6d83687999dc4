import { z } from 'zod'
import { link, text } from './scalars.js'

/** A fee: 0 fixed, 1 time. */
export const wireFee = z.object({
  id: z.guid(),
  matter: link.optional(),
  staff: link.optional(),
  feeType: z.union([z.literal(0), z.literal(1)]),
  feeDate: z.string(),
  subject: text,
  description: text,
  activityCode: text,
  utbmsTaskCode: text,
  /** Minutes billed. */
  duration: z.int().min(0),
  /** Minutes worked. */
  durationWorked: z.int().min(0),
  rate: z.number(),
  amount: z.number(),
  amountExcTax: z.number().optional(),
  taxExempt: z.boolean().optional(),
  taxOutOfScope: z.boolean().optional(),
  isBillable: z.boolean(),
  isWrittenOff: z.boolean(),
  finalized: z.boolean(),
  isInvoicedExternally: z.boolean(),
  invoiceId: text,
  isDeleted: z.boolean(),
  createdDate: text,
})

/** A fee as Smokeball answers it. */
export type WireFee = z.infer<typeof wireFee>
