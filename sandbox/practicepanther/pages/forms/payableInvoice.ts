import { isApproved } from '../../records/invoiceStatus.js'
import type { StoredInvoice } from '../../records/StoredInvoice.js'
import type { Store } from '../../records/Store.js'

/** An invoice that can be paid now, or why it cannot; undefined where there is none. */
export const payableInvoice = (
  { books }: Pick<Store, 'books'>,
  id: string,
):
  | { readonly title: string; readonly refusal: string }
  | { readonly title: string; readonly invoice: StoredInvoice; readonly openCents: number }
  | undefined => {
  const invoice = books.invoices.get(id.toLowerCase())
  if (invoice === undefined) return undefined
  const title = `Pay invoice ${String(invoice.number)}`
  const openCents = books.openCents(invoice)
  // Documented: a pending invoice cannot be paid, from trust or otherwise.
  if (!isApproved(invoice)) return { title, refusal: 'The invoice is pending approval and cannot be paid.' }
  return invoice.invoice_type !== 'Sale' || openCents <= 0
    ? { title, refusal: 'Nothing is due on the invoice.' }
    : { title, invoice, openCents }
}
