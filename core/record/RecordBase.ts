import type { Instant, Json } from './scalars.js'

/** What every canonical record has. References to other records of the same account are bare vendor ids. */
export interface RecordBase {
  /** The record's id in the vendor's own system. */
  readonly vendorId: string
  /** Where a person opens the record in the vendor's portal. */
  readonly vendorUrl: string | null
  /** The caller's own id, where the vendor stores one. */
  readonly externalId: string | null
  readonly createdAt: Instant | null
  /** When the vendor says it last changed; its creation time where it keeps no such date; `1970-01-01T00:00:00.000Z` where it keeps neither. It never moves by itself. */
  readonly updatedAt: Instant
  /** The vendor's own payload, unmapped. */
  readonly raw: Json
}

/** A custom field's value on one record. */
export interface CustomField {
  readonly name: string
  readonly value: Json
  /** As the vendor names the type. */
  readonly type: string | null
  readonly vendorFieldId: string | null
}
