import type { AccountKey } from '../recordId.js'
import type { RecordKind } from '../recordKind.js'
import type { Instant } from '../record/scalars.js'
import type { Vendor } from '../vendor.js'

/** One reason why one record is in quarantine. */
export interface QuarantineKey {
  readonly account: AccountKey
  readonly kind: RecordKind
  readonly vendorId: string
  /** The name of the check it failed. */
  readonly reason: string
}

/** What is wrong with a record that was read from a vendor. */
export interface QuarantinedRecord extends QuarantineKey {
  readonly vendor: Vendor
  /** What differs, with the numbers. */
  readonly detail: string
  readonly firstSeenAt: Instant
  readonly lastSeenAt: Instant
}

/** A place in the list: what it is sorted by. */
export type QuarantinePlace = QuarantineKey & Pick<QuarantinedRecord, 'firstSeenAt'>

/** Which part of the quarantine is wanted. */
export interface QuarantineListRequest {
  /** The accounts the caller may see. */
  readonly accounts: readonly AccountKey[]
  /** Null for all. */
  readonly kinds: readonly RecordKind[] | null
  readonly size: number
  /** Only what comes after this place; null begins with the latest. */
  readonly after: QuarantinePlace | null
  /** Only what comes before this place; null ends with the oldest. */
  readonly before: QuarantinePlace | null
  /** Counted from the end of the list, still given in its order. */
  readonly backwards: boolean
}

/** A part of the quarantine, what was found last first. */
export interface QuarantineList {
  readonly records: readonly QuarantinedRecord[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** How many there are over all pages. */
  readonly totalCount: number
}

/** The quarantine as it is read. */
export interface QuarantineReader {
  list(request: QuarantineListRequest): Promise<QuarantineList>
  /** Null where it is not there (any more). */
  find(key: QuarantineKey): Promise<QuarantinedRecord | null>
}
