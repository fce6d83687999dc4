import type { Collection, CollectionSource, StoredRecord } from '../portal/Collection.js'
import type { PortalKit } from '../portal/Portal.js'

/** A stored record that says when it was created. */
export type Dated = StoredRecord & { readonly id: string; readonly created_at: string }

/** A span of time, both ends included; milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly until: number
}

/** All of time. */
export const always: Span = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }

/** Records of one kind, in the order PracticePanther lists them. */
export interface Shelf<T extends Dated> extends Collection<T> {
  /** Records created within a span, ascending by creation time and then by id; all of them where none is given. Builds no more of them than are taken. */
  created(span?: Span): Iterable<T>
}

/** How a shelf's world part is made. */
export interface ShelfSource<T extends Dated> extends CollectionSource<T> {
  /** When record number `index` was created, without building it; milliseconds since 1970. */
  createdAt(index: number): number
}

/**
 * A collection that can also be walked by creation time. The world's records are not in that order by themselves: their order is worked out at the
 * first walk and kept, which stays true because neither an edit nor a deletion changes when a record was created.
 */
export const createShelf = <T extends Dated>(kit: PortalKit, source: ShelfSource<T>): Shelf<T> => {
  const collection = kit.collection<T>(source)
  let order: WorldOrder | undefined

  function* ofWorld({ from, until }: Span): Iterable<T> {
    order ??= worldOrder(source)
    for (let at = lowerBound(order.times, from); (order.times[at] ?? Number.POSITIVE_INFINITY) <= until; at += 1) {
      if (at >= order.indexes.length) return
      const record = collection.get(source.idOf(order.indexes[at] ?? 0))
      if (record !== undefined) yield record
    }
  }
  const entered = ({ from, until }: Span): readonly T[] =>
    [...collection.from(source.count)]
      .map(({ record }) => record)
      .filter((record) => createdMs(record) >= from && createdMs(record) <= until)
      .sort(byCreation)

  return {
    created: (span = always) => merge(ofWorld(span), entered(span)),
    [Symbol.iterator]: () => collection[Symbol.iterator](),
    get: (id) => collection.get(id),
    insert: (record) => collection.insert(record),
    replace: (record) => collection.replace(record),
    delete: (id) => collection.delete(id),
    from: (position) => collection.from(position),
    get size() {
      return collection.size
    },
  }
}

interface WorldOrder {
  readonly indexes: Uint32Array
  /** Creation times in the same order. */
  readonly times: Float64Array
}

const worldOrder = <T extends Dated>(source: ShelfSource<T>): WorldOrder => {
  const createdAt = Float64Array.from({ length: source.count }, (_none, index) => source.createdAt(index))
  const at = (index: number): number => createdAt[index] ?? 0
  const indexes = Uint32Array.from({ length: source.count }, (_none, index) => index).sort(
    (one, other) => at(one) - at(other) || (source.idOf(one) < source.idOf(other) ? -1 : 1),
  )
  return { indexes, times: Float64Array.from(indexes, at) }
}

const lowerBound = (times: Float64Array, wanted: number): number => {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

const createdMs = (record: Dated): number => Date.parse(`${record.created_at}Z`)

const byCreation = (one: Dated, other: Dated): number => createdMs(one) - createdMs(other) || (one.id < other.id ? -1 : 1)

function* merge<T extends Dated>(world: Iterable<T>, created: readonly T[]): Iterable<T> {
  let next = 0
  for (const record of world) {
    for (let other = created[next]; other !== undefined && byCreation(other, record) < 0; other = created[next]) {
      yield other
      next += 1
    }
    yield record
  }
  yield* created.slice(next)
}
