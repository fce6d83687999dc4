import type { AccountKey } from '../recordId.js'

/** Which record of which account; the kind is known from where the key stands. */
export interface RecordKey {
  readonly account: AccountKey
  /** The record's id in the vendor's own system. */
  readonly vendorId: string
}
