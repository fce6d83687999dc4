import type { InvoicePlan } from './InvoicePlan.js'
import type { InvoiceTotals } from './invoiceTotals.js'
import type { LedgerInvoice, LedgerInvoiceLine } from './Ledger.js'

/** An invoice that adds up, before anything was paid on it. */
export interface InvoiceDraft extends InvoiceTotals {
  readonly plan: InvoicePlan
  readonly lines: readonly LedgerInvoiceLine[]
  readonly discount: LedgerInvoice['discount']
  readonly taxRateHundredths: number
}
