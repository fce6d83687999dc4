import type { Collection, StoredRecord } from '../../portal/Collection.js'

/** The records of one kind, and what lists of them need. */
export interface Table<T extends StoredRecord> extends Collection<T> {
  /** Grows with every write. */
  readonly revision: number
  /** Ids of everything created, edited or deleted since the world was told. */
  readonly touched: readonly string[]
  /** The id the next created record gets. */
  nextId(): number
  /** So many records behind the first `offset`, in order of their ids; not for tables in which numbers are missing from the start. */
  page(offset: number, count: number): readonly T[]
  /** As `from`, of the records with these ids alone. */
  someFrom(position: number, ids: Iterable<string>): Iterable<{ readonly position: number; readonly record: T }>
  /** How many records match; counted once per revision and key, because every page of a list tells it. Only `among` are looked at. */
  countMatching(key: string, matches: (record: T) => boolean, among: () => Iterable<{ readonly record: T }>): number
}
