/** A stored record: the vendor's own field names, and `id` as the vendor writes it. */
export type StoredRecord = { readonly id: string | number } & Readonly<Record<string, unknown>>

/**
 * What a portal stores of one kind: records made on demand from the world, and whatever was created, edited or deleted since.
 * Iteration is in ascending creation order: the world's records by index, then created ones.
 */
export interface Collection<T extends StoredRecord> extends Iterable<T> {
  readonly size: number
  /** The record, or undefined when there is none or it was deleted. */
  get(id: string): T | undefined
  /** Adds a record; throws when the id is taken. */
  insert(record: T): void
  /** Replaces a record that exists; throws when it does not. */
  replace(record: T): void
  /** Deletes; false when there was none. */
  delete(id: string): boolean
  /** Records in creation order whose position lies at or after `position`, with their positions: what a keyset cursor continues from. */
  from(position: number): Iterable<{ readonly position: number; readonly record: T }>
  /**
   * As `from`, without records that were last changed before `since`, in milliseconds since 1970. Those that the source does not date, and all that were written
   * since the world was told, stay in.
   */
  changedFrom(position: number, since: number): Iterable<{ readonly position: number; readonly record: T }>
}

/** How a collection's world part is made. */
export interface CollectionSource<T extends StoredRecord> {
  /** How many records the world gives. */
  readonly count: number
  /** Makes record number `index`; pure. Undefined where the world has none under this number: it is as if it had been deleted, but counts for `size` unless the source is `sparse`. */
  build(index: number): T | undefined
  /** Whether the numbers without a record are counted, once, when the size is first asked for. */
  readonly sparse?: boolean
  /** When record number `index` was last changed, without building it; milliseconds since 1970. */
  readonly updatedAt?: (index: number) => number
  /** The id record number `index` has, without building it. */
  idOf(index: number): string
  /** The index an id stands for, or undefined when it is none of the world's. Answers in constant time. */
  indexOf(id: string): number | undefined
}
