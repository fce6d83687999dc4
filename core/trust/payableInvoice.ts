import type { InvoiceRecord, InvoiceStatus } from '../record/Invoice.js'

/** What of an invoice a decision rests on. */
export type InvoiceFacts = Pick<InvoiceRecord, 'vendorId' | 'status' | 'clientId' | 'matterIds' | 'matterBalances' | 'balance' | 'currency'>

/** The invoices that take money. */
export const payableStatuses: ReadonlySet<InvoiceStatus> = new Set(['ISSUED', 'PARTIALLY_PAID', 'OVERDUE'])

/** Why an invoice takes no money; null where it does. */
export const unpayable = (invoice: InvoiceFacts | null): string | null => {
  if (invoice === null) return 'there is no such invoice'
  return payableStatuses.has(invoice.status)
    ? null
    : `the invoice is ${invoice.status}: only an issued invoice that is not paid takes money`
}
