import { portion, sumOf } from './cents.js'
import type { LedgerInvoice, LedgerInvoiceLine } from './Ledger.js'

/** What an invoice comes to. */
export interface InvoiceTotals {
  readonly subtotalCents: number
  readonly discountCents: number
  readonly taxCents: number
  readonly totalCents: number
}

/** Adds an invoice up: the discount once over the subtotal, the tax once over the taxable lines less their share of the discount. */
export const invoiceTotals = (
  lines: readonly LedgerInvoiceLine[],
  discount: LedgerInvoice['discount'],
  taxRateHundredths: number,
): InvoiceTotals => {
  const subtotalCents = sumOf(lines, (line) => line.amountCents)
  const taxable = sumOf(lines, (line) => (line.taxable ? line.amountCents : 0))
  const discountCents = discountOf(discount, subtotalCents)
  const discountShare = discountCents === 0 ? 0 : portion(discountCents, taxable, subtotalCents)
  const taxCents = portion(taxable - discountShare, taxRateHundredths, 10_000)
  return { subtotalCents, discountCents, taxCents, totalCents: subtotalCents - discountCents + taxCents }
}

const discountOf = (discount: LedgerInvoice['discount'], subtotalCents: number): number => {
  if (discount === null) return 0
  return discount.kind === 'fixed' ? discount.cents : portion(subtotalCents, discount.percentHundredths, 10_000)
}
