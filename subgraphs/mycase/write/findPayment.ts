import { MattergraphError } from '../../../core/errors.js'
import { markerOf } from '../../vendor/write/marker.js'
import type { MyCasePages } from '../openMyCasePages.js'
import { type InvoicePagePayment, invoicePage } from '../pages/billing/InvoicePage.js'

/** The payments on an invoice that carry a marker: one request. An invoice that was deleted took its payments along. */
export const findPayments = async (pages: MyCasePages, invoiceId: string, marker: string): Promise<readonly InvoicePagePayment[]> => {
  const text = await pages.get(invoicePage.path(encodeURIComponent(invoiceId)))
  return text === null ? [] : invoicePage.read(text).payments.filter(({ notes }) => markerOf(notes) === marker)
}

/** The one that was just written. */
export const writtenPayment = async (pages: MyCasePages, invoiceId: string, marker: string): Promise<InvoicePagePayment> => {
  const [payment, second] = await findPayments(pages, invoiceId, marker)
  if (payment !== undefined && second === undefined) return payment
  throw new MattergraphError('DRIFT', 'expected the payment on its invoice, came none or several', { vendor: 'MYCASE' })
}
