import type { Collection, CollectionSource, StoredRecord } from '../portal/Collection.js'
import type { PortalKit } from '../portal/Portal.js'

/** A stored record that says when it was created. */
export type Dated = StoredRecord & { readonly id: string; readonly created_at: string; readonly updated_at: string }

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
  /** Records last changed within a span, ascending by that time and then by id. Builds no more of them than are taken. */
  changed(span: Span): Iterable<T>
  /** The world's records with a wanted number, and all that were entered or changed since; in no order. */
  some(isWanted: (index: number) => boolean): Iterable<T>
}

/** How a shelf's world part is made. */
export interface ShelfSource<T extends Dated> extends Omit<CollectionSource<T>, 'updatedAt'> {
  /** When each record was created, by its number; milliseconds since 1970. */
  createdAt(): ArrayLike<number>
  /** When each record was last changed as the world has it. */
  updatedAt(): ArrayLike<number>
}

/**
 * A collection that can also be walked by creation time. The world's records are not in that order by themselves: their order is worked out at the
 * first walk and kept, which stays true because neither an edit nor a deletion changes when a record was created.
 */
export const createShelf = <T extends Dated>(kit: PortalKit, source: ShelfSource<T>): Shelf<T> => {
  const collection = kit.collection<T>({ ...source, updatedAt: (index) => source.updatedAt()[index] ?? 0 })
  const touched = new Set<string>()
  const orders = { created: orderOnce(source, () => source.createdAt()), changed: orderOnce(source, () => source.updatedAt()) }

  function* ofWorld(order: WorldOrder, { from, until }: Span, isLeftOut: (id: string) => boolean): Iterable<T> {
    for (let at = lowerBound(order.times, from); (order.times[at] ?? Number.POSITIVE_INFINITY) <= until; at += 1) {
      if (at >= order.indexes.length) return
      const id = source.idOf(order.indexes[at] ?? 0)
      const record = isLeftOut(id) ? undefined : collection.get(id)
      if (record !== undefined) yield record
    }
  }
  const entered = (): readonly T[] => [...collection.from(source.count)].map(({ record }) => record)
  const written = (): readonly T[] => [...[...touched].flatMap((id) => collection.get(id) ?? []), ...entered()]
  const within = (records: readonly T[], { from, until }: Span, timeOf: (record: Dated) => number): readonly T[] =>
    records.filter((record) => timeOf(record) >= from && timeOf(record) <= until).sort(by(timeOf))

  return {
    created: (span = always) =>
      merge(
        ofWorld(orders.created(), span, () => false),
        within(entered(), span, createdMs),
        by(createdMs),
      ),
    changed: (span) =>
      merge(
        ofWorld(orders.changed(), span, (id) => touched.has(id)),
        within(written(), span, changedMs),
        by(changedMs),
      ),
    *some(isWanted) {
      for (let index = 0; index < source.count; index += 1) {
        if (!isWanted(index)) continue
        const id = source.idOf(index)
        const record = touched.has(id) ? undefined : collection.get(id)
        if (record !== undefined) yield record
      }
      yield* written()
    },
    [Symbol.iterator]: () => collection[Symbol.iterator](),
    get: (id) => collection.get(id),
    insert: (record) => collection.insert(record),
    replace: (record) => {
      collection.replace(record)
      if (source.indexOf(record.id) !== undefined && (source.indexOf(record.id) ?? 0) < source.count) touched.add(record.id)
    },
    delete: (id) => collection.delete(id),
    from: (position) => collection.from(position),
    changedFrom: (position, since) => collection.changedFrom(position, since),
    get size() {
      return collection.size
    },
  }
}

interface WorldOrder {
  readonly indexes: Uint32Array
  /** Times in the same order. */
  readonly times: Float64Array
}

const orderOnce = <T extends Dated>(source: ShelfSource<T>, times: () => ArrayLike<number>): (() => WorldOrder) => {
  let order: WorldOrder | undefined
  return () => (order ??= worldOrder(source, times()))
}

const worldOrder = <T extends Dated>(source: ShelfSource<T>, times: ArrayLike<number>): WorldOrder => {
  const at = (index: number): number => times[index] ?? 0
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

const changedMs = (record: Dated): number => Date.parse(`${record.updated_at}Z`)

type Order = (one: Dated, other: Dated) => number

const by =
  (timeOf: (record: Dated) => number): Order =>
  (one, other) =>
    timeOf(one) - timeOf(other) || (one.id < other.id ? -1 : 1)

function* merge<T extends Dated>(world: Iterable<T>, written: readonly T[], order: Order): Iterable<T> {
  let next = 0
  for (const record of world) {
    for (let other = written[next]; other !== undefined && order(other, record) < 0; other = written[next]) {
      yield other
      next += 1
    }
    yield record
  }
  yield* written.slice(next)
}

/** The order of creation, and then of ids. */
export const byCreation: Order = by(createdMs)
