import { z } from 'zod'
import type { WritingScene } from './openWritingScene.js'

const invoice = z.object({
  id: z.number(),
  case: z.object({ id: z.number() }),
  contact: z.object({ type: z.enum(['client', 'company']), id: z.number() }),
})

/** An invoice, and whose. */
export interface AnInvoice {
  readonly invoiceId: string
  readonly matterId: string
  readonly clientId: string
}

/** A new invoice of a hundred dollars, sent unless it is said to be a draft, for the firm's first case. */
export const anInvoice = async ({ desk }: WritingScene, state: 'sent' | 'draft' = 'sent'): Promise<AnInvoice> => {
  const made = invoice.parse(await desk('POST', 'records/invoices', { sent_status: state }))
  return { invoiceId: String(made.id), matterId: String(made.case.id), clientId: `${made.contact.type}-${String(made.contact.id)}` }
}
