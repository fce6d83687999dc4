import type { AccountKey } from '../recordId.js'
import type { RecordKind } from '../recordKind.js'
import type { CanonicalRecords } from '../record/CanonicalRecord.js'
import type { ContactRecord } from '../record/Contact.js'
import type { Instant } from '../record/scalars.js'
import type { Vendor } from '../vendor.js'

/** A contact as the mirror knows it: what its own record says together with what all matters of its account say of it. */
export interface MirroredContact extends ContactRecord {
  /** The contact's own flag, or that any matter names it as its client. */
  readonly isClient: boolean
  /** The contact's own roles and those it has on matters, without repeats, in alphabetical order. */
  readonly roles: readonly string[]
}

/** The record of each kind as the mirror gives it back. */
export interface MirroredRecords extends CanonicalRecords {
  CONTACT: MirroredContact
}

/** One record in the mirror. */
export interface MirrorRow<K extends RecordKind = RecordKind> {
  readonly kind: K
  readonly account: AccountKey
  readonly vendor: Vendor
  readonly record: MirroredRecords[K]
  /** When this copy was last read from the vendor. */
  readonly syncedAt: Instant
  /** When the vendor was first seen not to have it any more; null for a living record. */
  readonly deletedAt: Instant | null
}
