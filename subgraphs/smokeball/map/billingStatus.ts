import type { BillingStatus } from '../../../core/record/TimeEntry.js'

/** What fees and expenses say of their way to a bill. */
export interface Billed {
  readonly isBillable: boolean
  readonly isWrittenOff: boolean
  readonly isInvoicedExternally: boolean
  readonly finalized: boolean
  readonly invoiceId?: string | undefined
}

/** An invoice that is not final leaves its entries unfinished (assumed: the vendor describes `finalized` by its name alone). */
export const billingStatus = (entry: Billed): BillingStatus => {
  if (!entry.isBillable) return 'NON_BILLABLE'
  if (entry.isWrittenOff) return 'WRITTEN_OFF'
  if (entry.isInvoicedExternally) return 'BILLED'
  if (entry.invoiceId === undefined) return 'UNBILLED'
  return entry.finalized ? 'BILLED' : 'DRAFT'
}
