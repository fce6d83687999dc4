import { z } from 'zod'
import { amount, dateOrBlank, reference, timestamp } from './scalars.js'

/** An invoice as the API tells it: no lines, no client, no balance. */
export const invoiceWire = z.looseObject({
  id: z.int().positive(),
  invoice_number: z.string(),
  invoice_date: z.iso.date(),
  due_date: dateOrBlank,
  total_amount: amount,
  /** From trust and otherwise. */
  paid_amount: amount,
  /** Can name a case that was deleted. */
  case: reference.nullish(),
  view_url: z.string().nullish(),
  /** `forwarded` is the product's own word, though the vendor's files leave it out. */
  status: z.enum(['overdue', 'paid', 'partial', 'draft', 'unsent', 'sent', 'forwarded']),
  created_at: timestamp,
  updated_at: timestamp,
})
/** An invoice as the API tells it. */
export type InvoiceWire = z.output<typeof invoiceWire>
