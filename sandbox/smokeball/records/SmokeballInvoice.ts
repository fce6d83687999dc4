import type { StoredRecord } from '../../portal/Collection.js'
import type { InvoiceFigures } from '../books/invoiceFigures.js'
import type { Ticks } from './ticks.js'

/** A line of an invoice: 0 fixed, 1 time, 2 expense, 3 surcharge. Its text and amount stand on the fee or expense of that id. */
export interface InvoiceEntry {
  readonly id: string
  readonly type: 0 | 1 | 2 | 3
}

/** What is taken off the fees. */
export interface InvoiceDiscount {
  /** 0 fixed, 1 percentage. */
  readonly type: 0 | 1
  readonly fixedCents: number
  readonly percentHundredths: number
  readonly description: string
}

/** An invoice as stored. Lines and totals are told from what is on it when it is answered. */
export interface SmokeballInvoice extends StoredRecord {
  readonly id: string
  readonly versionId: string
  readonly matterId: string
  /** A draft has one that is not told yet. */
  readonly invoiceNumber: number
  readonly state: 'draft' | 'final' | 'deleted' | 'void'
  readonly description: string
  readonly invoiceTitle: string
  readonly issuedDate?: string
  readonly dueDate?: string
  readonly debtorIds: readonly string[]
  readonly discount?: InvoiceDiscount
  /** A fixed one; what is charged on top of fees and expenses. */
  readonly surcharge?: { readonly cents: number; readonly description: string }
  readonly interestCents: number
  /** In hundredths of a percent, of what is taxable less its share of the discount. */
  readonly taxRateHundredths: number
  /** Whether what was still open was written off. */
  readonly waived: boolean
  /** The fees and expenses a void or deleted invoice had; they are free for another. */
  readonly keptEntries?: readonly InvoiceEntry[]
  /** What it came to when it became void or was deleted, whatever its fees say since. */
  readonly keptFigures?: InvoiceFigures
  readonly lastUpdated: Ticks
}

/** Whether an invoice holds fees and expenses, so that no other can. */
export const holdsEntries = ({ state }: Pick<SmokeballInvoice, 'state'>): boolean => state === 'draft' || state === 'final'
