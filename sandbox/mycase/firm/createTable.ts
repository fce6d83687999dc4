import type { StoredRecord } from '../../portal/Collection.js'
import type { PortalKit } from '../../portal/Portal.js'
import type { Table } from './Table.js'

/** How a table's first records are made: their ids follow each other from `firstId`. */
export interface TableSource<T extends StoredRecord> {
  readonly firstId: number
  readonly count: number
  build(index: number): T
}

/** Makes a table over the world's records. */
export const createTable = <T extends StoredRecord>(kit: PortalKit, source: TableSource<T>): Table<T> => {
  const collection = kit.collection<T>({
    count: source.count,
    build: (index) => source.build(index),
    idOf: (index) => String(source.firstId + index),
    indexOf: (id) => indexOf(id, source),
  })
  const counts = new Map<string, { readonly revision: number; readonly count: number }>()
  let revision = 0
  let next = source.firstId + source.count
  return {
    get size() {
      return collection.size
    },
    get revision() {
      return revision
    },
    get: (id) => collection.get(id),
    insert: (record) => {
      collection.insert(record)
      revision += 1
    },
    replace: (record) => {
      collection.replace(record)
      revision += 1
    },
    delete: (id) => {
      const gone = collection.delete(id)
      if (gone) revision += 1
      return gone
    },
    from: (position) => collection.from(position),
    [Symbol.iterator]: () => collection[Symbol.iterator](),
    nextId: () => {
      next += 1
      return next - 1
    },
    countMatching: (key, matches) => {
      const known = counts.get(key)
      if (known?.revision === revision) return known.count
      let count = 0
      for (const record of collection) if (matches(record)) count += 1
      counts.set(key, { revision, count })
      return count
    },
  }
}

const indexOf = (id: string, { firstId, count }: { readonly firstId: number; readonly count: number }): number | undefined => {
  const index = /^\d+$/.test(id) ? Number(id) - firstId : -1
  return index >= 0 && index < count ? index : undefined
}
