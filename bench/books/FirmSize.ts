/** How much a made-up firm has; each count is per matter unless it says otherwise. */
export interface FirmSize {
  readonly matters: number
  readonly timeEntries: number
  /** Each has one payment, out of trust. */
  readonly invoices: number
  /** Deposits and disbursements; an invoice's payment out of trust is one more transaction. */
  readonly otherTrustTransactions: number
}
