import { z } from 'zod'
import { lineKinds } from '../firm/InvoiceRecord.js'
import { date, reference } from './fields.js'

/** Dollars and whole cents. */
export const dollars = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6, 'must be whole cents')
  .transform((amount) => Math.round(amount * 100))

const line = z.strictObject({
  type: z.enum(lineKinds).default('flat_fee'),
  source: reference.nullable().default(null),
  date: date.optional(),
  activity: z.string().default('Flat Fee'),
  description: z.string().default(''),
  staff: reference.nullable().default(null),
  quantity: z.number().default(1),
  rate: dollars.default(10_000),
  taxable: z.boolean().default(false),
})

/** What a person can fill in on an invoice; amounts are dollars. What is paid and open follows. */
export const invoiceDeskFields = z
  .strictObject({
    invoice_number: z.string().min(1),
    invoice_date: date,
    due_date: date.nullable(),
    case: reference.nullable(),
    lines: z.array(line).min(1),
    discount: dollars.refine((cents) => cents >= 0, 'must not be negative'),
    tax: dollars.refine((cents) => cents >= 0, 'must not be negative'),
    written_off: dollars.refine((cents) => cents >= 0, 'must not be negative'),
    sent_status: z.enum(['draft', 'unsent', 'sent']),
    allow_online_payments: z.boolean(),
  })
  .partial()
/** An invoice as a person wants it. */
export type InvoiceFields = z.infer<typeof invoiceDeskFields>
