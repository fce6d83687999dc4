import type { Collection, StoredRecord } from '../../portal/Collection.js'

/** What hangs on matters: what the world gives each of them, and what was added since. */
export interface OfMatter<T> {
  /** Everything of one matter that is still there, the world's first. */
  readonly of: (matterId: string) => readonly T[]
  readonly add: (record: T) => void
}

/** Keeps the records of a collection by matter. `worldIdsOf` tells the ids the world gives a matter. */
export const ofMatter = <T extends StoredRecord & { readonly id: string; readonly matterId: string }>(
  collection: Collection<T>,
  worldIdsOf: (matterId: string) => readonly string[],
): OfMatter<T> => {
  const added = new Map<string, string[]>()
  return {
    of: (matterId) => [...worldIdsOf(matterId), ...(added.get(matterId) ?? [])].flatMap((id) => collection.get(id) ?? []),
    add: (record) => {
      collection.insert(record)
      added.set(record.matterId, [...(added.get(record.matterId) ?? []), record.id])
    },
  }
}
