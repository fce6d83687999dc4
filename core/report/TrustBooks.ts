import type { PaymentStatus } from '../record/Payment.js'
import type { CalendarDate, DecimalString, Instant } from '../record/scalars.js'

/** One trust transaction as a reconciliation looks at it. */
export interface BookEntry {
  readonly vendorId: string
  /** Signed: into the account is positive. */
  readonly amount: DecimalString
  readonly date: CalendarDate
  readonly status: PaymentStatus
  /** When the vendor says it last changed: for money that came back, the latest day on which that can have happened. */
  readonly updatedAt: Instant
  readonly clientId: string | null
  readonly matterId: string | null
}

/** One ledger on the day of the report: by its transactions, and by what the vendor shows. */
export interface BookLedger {
  /** The transactions' own client, else the matter's; null where neither says whose the money is. */
  readonly clientId: string | null
  readonly matterId: string | null
  /** The sum of its transactions up to the day. */
  readonly balance: DecimalString
  /** The balance the vendor shows, less its transactions after the day. */
  readonly shownBalance: DecimalString
  /** Whether interest or fees of the bank are among its transactions. */
  readonly hasBankItems: boolean
}

/** All that a reconciliation of one trust account on one day needs of the mirror. Transactions that are VOID or RETURNED are in no sum. */
export interface TrustBooks {
  readonly currency: string
  /** When the account's own figures were last read. */
  readonly syncedAt: Instant
  /** The balance the vendor shows now. */
  readonly shownBalance: DecimalString
  /** The sum of the ledgers the vendor shows now. */
  readonly shownLedgerBalance: DecimalString
  /** The sum of all transactions up to the day. */
  readonly bookBalance: DecimalString
  /** What came after the day. */
  readonly laterAmount: DecimalString
  readonly laterCount: number
  readonly ledgers: readonly BookLedger[]
  /** Up to the day and surely not with the bank: PENDING_CLEARANCE, or named by the caller. */
  readonly outstanding: readonly BookEntry[]
  /** Dated up to the day, VOID or RETURNED now, and changed at the vendor after the day, in the firm's zone. */
  readonly undone: readonly BookEntry[]
  /** Up to the day, of whose clearing nothing is known, and by amount exactly what lies between statement and books. */
  readonly matching: readonly BookEntry[]
  /** Within two weeks after the day, and by amount exactly what the statement has and the books of the day lack. */
  readonly matchingLater: readonly BookEntry[]
}
