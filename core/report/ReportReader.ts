import type { CalendarDate, DecimalString } from '../record/scalars.js'
import type { AccountKey } from '../recordId.js'
import type { ReceivablesGroup, ReceivablesGrouping } from './Receivables.js'
import type { TrustBooks } from './TrustBooks.js'
import type { WorkGroup, WorkGrouping } from './WorkInProgress.js'

/** Which trust account on which day. */
export interface TrustBooksRequest {
  readonly account: AccountKey
  /** The trust account's vendor id. */
  readonly trustAccountId: string
  readonly asOf: CalendarDate
  /** What the bank's statement says, where the caller has it. */
  readonly statement: DecimalString | null
  /** Vendor ids of transactions the caller knows to be missing on the statement. */
  readonly notOnStatement: readonly string[]
}

/** Receivables of which accounts on which day. */
export interface ReceivablesRequest {
  readonly accounts: readonly AccountKey[]
  readonly asOf: CalendarDate
  /** The upper ends of the ranges of age, in days; `ageRanges` checks them. */
  readonly bounds: readonly number[]
  readonly groupBy: ReceivablesGrouping
}

/** Unbilled work of which accounts on which day. */
export interface WorkRequest {
  readonly accounts: readonly AccountKey[]
  readonly asOf: CalendarDate
  readonly groupBy: WorkGrouping
}

/** What the mirror adds up for reports: exact, one statement each, over the accounts that are named and no others. */
export interface ReportReader {
  /** Null where the mirror has no such trust account. */
  trustBooks(request: TrustBooksRequest): Promise<TrustBooks | null>
  /** Every group with anything open: by currency, the largest amount first. */
  receivables(request: ReceivablesRequest): Promise<readonly ReceivablesGroup[]>
  /** Every group with any work: by currency, the largest amount first. */
  workInProgress(request: WorkRequest): Promise<readonly WorkGroup[]>
}
