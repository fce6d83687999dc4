import type { CalendarDate, DecimalString } from '../record/scalars.js'

/** A client's trust money that pays the firm for one issued invoice, as somebody wants it recorded. Other records are named by vendor id. */
export interface TrustApplicationIntent {
  readonly trustAccountId: string
  readonly invoiceId: string
  /** The ledger that it leaves: whose money it is … */
  readonly clientId: string
  /** … and what it is held for; null for money that is held for no matter. */
  readonly matterId: string | null
  /** Positive. */
  readonly amount: DecimalString
  readonly date: CalendarDate
  readonly memo: string | null
}
