import type { Asker, Stored } from '../Kind.js'

/** A stored record of the list that is written to. */
export type WrittenRecord = Stored & { readonly id: number }

/** How the records of one list are written. Each throws ApiError where it refuses, before anything is changed, and tells the kit what it did. */
export interface ResourceWrites {
  readonly create: (data: Stored, asker: Asker) => WrittenRecord
  readonly update?: (record: WrittenRecord, data: Stored, asker: Asker) => WrittenRecord
  readonly remove?: (record: WrittenRecord, asker: Asker) => void
}
