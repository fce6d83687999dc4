import type { StoredRecord } from '../../portal/Collection.js'
import type { Table } from '../firm/Table.js'

/** The records of a table that belong to something, by its key. */
export type Relation<T> = (key: string) => readonly T[]

/** How records are told to belong. */
export interface RelationSource<T> {
  /** What a record belongs to; null for nothing. */
  readonly keyOf: (record: T) => string | null
  /** The ids of the world's records that belonged there at first. */
  readonly worldIds: (key: string) => Iterable<number>
}

/** Looks at what belonged there at first and at everything that changed since; in the order of ids. */
export const createRelation =
  <T extends StoredRecord>(table: Table<T>, { keyOf, worldIds }: RelationSource<T>): Relation<T> =>
  (key) => {
    const ids = new Set([...[...worldIds(key)].map(String), ...table.touched])
    const records = [...ids].map((id) => table.get(id)).filter((record) => record !== undefined)
    return records.filter((record) => keyOf(record) === key).sort((one, other) => Number(one.id) - Number(other.id))
  }
