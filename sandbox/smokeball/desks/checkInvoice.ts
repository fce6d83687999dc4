import { holdsEntries } from '../records/SmokeballInvoice.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'

/** What is on an invoice is on one of its own matter that can hold it. */
export const checkInvoice = (
  firm: SmokeballFirm,
  { invoiceId, matterId }: { readonly invoiceId?: string; readonly matterId: string },
): void => {
  if (invoiceId === undefined) return
  const invoice = firm.books.invoices.get(invoiceId)
  if (invoice === undefined || invoice.matterId !== matterId || !holdsEntries(invoice))
    throw new Error('invoiceId: expected the id of a draft or final invoice of the same matter')
}
