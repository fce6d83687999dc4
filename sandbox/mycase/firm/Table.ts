import type { Collection, StoredRecord } from '../../portal/Collection.js'

/** The records of one kind, and what lists of them need. */
export interface Table<T extends StoredRecord> extends Collection<T> {
  /** Grows with every write. */
  readonly revision: number
  /** The id the next created record gets. */
  nextId(): number
  /** How many records match; counted once per revision and key, because every page of a list tells it. */
  countMatching(key: string, matches: (record: T) => boolean): number
}
