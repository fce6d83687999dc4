import type { CalendarDate, DecimalString } from '../record/scalars.js'

/** A client's trust money that is paid to somebody who is not the firm, as somebody wants it recorded. Other records are named by vendor id. */
export interface TrustDisbursementIntent {
  readonly trustAccountId: string
  /** The ledger that it leaves: whose money it is, and for which matter. */
  readonly clientId: string
  readonly matterId: string
  /** A contact of the firm; null where only a name is given. */
  readonly payeeId: string | null
  /** Who is paid, as it stands on the check. */
  readonly payeeName: string
  /** Positive. */
  readonly amount: DecimalString
  readonly date: CalendarDate
  /** The number of the check or of the bank's transfer. */
  readonly reference: string | null
  readonly memo: string | null
}
