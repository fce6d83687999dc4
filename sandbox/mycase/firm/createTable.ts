import type { StoredRecord } from '../../portal/Collection.js'
import type { PortalKit } from '../../portal/Portal.js'
import type { Table } from './Table.js'

/** How a table's first records are made: their ids follow each other from `firstId`. */
export interface TableSource<T extends StoredRecord> {
  readonly firstId: number
  readonly count: number
  build(index: number): T | undefined
  /** Whether some of the world's numbers have no record here. */
  readonly sparse?: boolean
  /** When each of the world's records was last changed, by its number; milliseconds since 1970. */
  readonly updatedAt?: () => Float64Array
}

/** Makes a table over the world's records. */
export const createTable = <T extends StoredRecord>(kit: PortalKit, source: TableSource<T>): Table<T> => {
  const { updatedAt } = source
  const collection = kit.collection<T>({
    count: source.count,
    build: (index) => source.build(index),
    sparse: source.sparse ?? false,
    ...(updatedAt === undefined ? {} : { updatedAt: (index: number) => updatedAt()[index] ?? 0 }),
    idOf: (index) => String(source.firstId + index),
    indexOf: (id) => indexOf(id, source),
  })
  const touched = new Set<string>()
  const gone: number[] = []
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
    get touched() {
      return [...touched]
    },
    insert: (record) => {
      collection.insert(record)
      touched.add(String(record.id))
      revision += 1
    },
    replace: (record) => {
      collection.replace(record)
      touched.add(String(record.id))
      revision += 1
    },
    delete: (id) => {
      const wasThere = collection.delete(id)
      if (!wasThere) return false
      gone.push(Number(id) - source.firstId)
      gone.sort((one, other) => one - other)
      touched.add(id)
      revision += 1
      return true
    },
    page: (offset, count) => {
      const records: T[] = []
      for (const { record } of collection.from(positionAfter(gone, offset))) {
        if (records.length === count) break
        records.push(record)
      }
      return records
    },
    from: (position) => collection.from(position),
    changedFrom: (position, since) => collection.changedFrom(position, since),
    *someFrom(position, ids) {
      const places = [...new Set(ids)].map((id) => Number(id) - source.firstId).sort((one, other) => one - other)
      for (const place of places) {
        const record = place < position ? undefined : collection.get(String(source.firstId + place))
        if (record !== undefined) yield { position: place, record }
      }
    },
    [Symbol.iterator]: () => collection[Symbol.iterator](),
    nextId: () => {
      next += 1
      return next - 1
    },
    countMatching: (key, matches, among) => {
      const known = counts.get(key)
      if (known?.revision === revision) return known.count
      let count = 0
      for (const { record } of among()) if (matches(record)) count += 1
      counts.set(key, { revision, count })
      return count
    },
  }
}

const indexOf = (id: string, { firstId, count }: { readonly firstId: number; readonly count: number }): number | undefined => {
  const index = /^\d+$/.test(id) ? Number(id) - firstId : -1
  return index >= 0 && index < count ? index : undefined
}

/** Where the record with so many living ones before it stands, deleted ones counted. */
const positionAfter = (gone: readonly number[], living: number): number =>
  gone.reduce((position, one) => (one <= position ? position + 1 : position), living)
