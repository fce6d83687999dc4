import type { RecordBase } from './RecordBase.js'
import type { DecimalString } from './scalars.js'

/** One client's money in one trust account for one matter, as the vendor shows it. */
export interface TrustLedger {
  /** Null for the firm's own money: interest and bank fees. */
  readonly clientId: string | null
  /** Null for money that is not allocated to a matter. */
  readonly matterId: string | null
  readonly balance: DecimalString
  /** Set aside; `0` where the vendor knows no protected money. */
  readonly protected: DecimalString
  /** balance − protected, less what is not cleared where the vendor counts so. */
  readonly available: DecimalString
}

/** A bank account that holds clients' money. */
export interface TrustAccountRecord extends RecordBase {
  readonly name: string
  readonly bankName: string | null
  /** The last digits, at most four; never more of the number, in `raw` neither. */
  readonly maskedNumber: string | null
  readonly currency: string
  readonly balance: DecimalString
  /** Every ledger that is not empty; their sum is `balance`. */
  readonly ledgers: readonly TrustLedger[]
}
