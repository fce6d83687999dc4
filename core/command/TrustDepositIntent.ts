import type { CalendarDate, DecimalString } from '../record/scalars.js'
import type { PaymentSource } from './PaymentSource.js'

/** A client's money that goes into trust, as somebody wants it recorded. Other records are named by vendor id. */
export interface TrustDepositIntent {
  readonly trustAccountId: string
  /** Whose money it is. */
  readonly clientId: string
  /** Null for money that is held for no matter. */
  readonly matterId: string | null
  /** Positive. */
  readonly amount: DecimalString
  readonly date: CalendarDate
  readonly source: PaymentSource
  readonly memo: string | null
}
