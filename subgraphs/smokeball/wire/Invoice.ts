import { z } from 'zod'
import { link, text } from './scalars.js'

/** An invoice. What its lines say and cost stands on fees and expenses of the same ids. */
export const wireInvoice = z.object({
  id: z.guid(),
  matterId: text,
  description: text,
  /** 0 draft, 1 final, 2 paid, 3 deleted, 4 void. */
  status: z.literal([0, 1, 2, 3, 4]),
  invoiceNumber: z.int().optional(),
  invoiceTitle: text,
  issuedDate: text,
  dueDate: text,
  surcharge: z
    .object({
      /** 0 none, 1 fixed, 2 percentage. */
      type: z.literal([0, 1, 2]),
      fixedSurcharge: z.number(),
      percentage: z.number(),
      description: text,
      /** 0 none, 1 fees, 2 expenses, 3 both. */
      applyTo: z.literal([0, 1, 2, 3]),
    })
    .optional(),
  debtors: z.array(z.object({ contact: link })),
  /** 0 fixed fee, 1 time, 2 expense, 3 surcharge. */
  entries: z.array(z.object({ id: z.guid(), type: z.literal([0, 1, 2, 3]) })),
  waived: z.boolean(),
  invoiceTotals: z.object({
    paid: z.number(),
    billed: z.number(),
    unpaid: z.number(),
    writtenOff: z.number(),
    waived: z.number(),
    discount: z.number().min(0),
    total: z.number(),
    tax: z.number(),
    interest: z.number(),
    feeTotal: z.number(),
    writtenOffFeeTotal: z.number(),
    expenseTotal: z.number(),
    writtenOffExpenseTotal: z.number(),
  }),
})

/** An invoice as Smokeball answers it. */
export type WireInvoice = z.infer<typeof wireInvoice>
