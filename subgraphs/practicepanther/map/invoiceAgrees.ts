import { Money } from '../../../core/money.js'
import type { WireInvoice } from '../wire/Invoice.js'
import type { WireSaleDocument } from '../wire/SaleDocument.js'
import { isSame, sumOf } from './amounts.js'

/** Whether both APIs tell the same of an invoice, and it adds up: where not, it changed between the two answers, or one of them means something else by now. */
export const invoiceAgrees = (invoice: WireInvoice, document: WireSaleDocument): boolean =>
  sumsAgree(invoice, document) && linesAddUp(invoice, document) && paymentsAddUp(invoice, document) && statusAgrees(document)

const sumsAgree = (invoice: WireInvoice, document: WireSaleDocument): boolean =>
  isSame(invoice.subtotal, document.sub) &&
  isSame(invoice.discount, document.discount) &&
  isSame(invoice.tax, document.tax) &&
  isSame(invoice.total, document.total) &&
  isSame(invoice.total_paid, document.amountPaid) &&
  isSame(invoice.total_outstanding, document.amountDue) &&
  new Money(invoice.subtotal).minus(invoice.discount).plus(invoice.tax).equals(invoice.total) &&
  new Money(invoice.total).minus(invoice.total_paid).equals(invoice.total_outstanding)

/** API v2 leaves the lines of some invoices out; where it has them, they are as many and come to as much. */
const linesAddUp = (invoice: WireInvoice, { items, sub }: WireSaleDocument): boolean => {
  const lines = [...invoice.items_time_entries, ...invoice.items_expenses, ...invoice.items_flat_fees]
  const isWhole = lines.length === 0 || (lines.length === items.length && sumOf(lines.map(({ subtotal }) => subtotal)).equals(sub))
  return isWhole && sumOf(items.map((item) => item.sub)).equals(sub)
}

/** What is applied is a payment's money or a credit, and comes to what is paid. Nothing is applied to a credit note. */
const paymentsAddUp = ({ invoice_type, total_paid }: WireInvoice, { saleDocumentPayments }: WireSaleDocument): boolean =>
  saleDocumentPayments.every(({ payment, credit }) => (payment === null) !== (credit === null)) &&
  (invoice_type === 'Sale' ? sumOf(saleDocumentPayments.map(({ amount }) => amount)).equals(total_paid) : saleDocumentPayments.length === 0)

const statusAgrees = ({ status, isOverdue, amountDue }: WireSaleDocument): boolean =>
  (status !== 'Paid' || amountDue <= 0) && (status !== 'Overdue' || isOverdue)
