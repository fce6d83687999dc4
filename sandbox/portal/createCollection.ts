import type { Collection, CollectionSource, StoredRecord } from './Collection.js'

/** A record in the place of the world's, or its absence. */
type Override<T> = { readonly record: T | undefined }

/** A collection over the world: nothing is built until it is asked for, and only what was created or changed is kept in memory. */
export const createCollection = <T extends StoredRecord>(source: CollectionSource<T>): Collection<T> => {
  const overrides = new Map<number, Override<T>>()
  const created: (T | undefined)[] = []
  const createdAt = new Map<string, number>()
  let deleted = 0
  let missing: number | undefined = source.sparse === true ? undefined : 0

  const countMissing = (): number => {
    let count = 0
    for (let index = 0; index < source.count; index += 1) if (source.build(index) === undefined) count += 1
    return count
  }

  /** Where a record stands: the world's by index, created ones after. A deleted record's id still has its position. */
  const positionOf = (id: string): number | undefined => {
    const index = source.indexOf(id)
    return index !== undefined && index < source.count ? index : createdAt.get(id)
  }
  const at = (position: number): T | undefined => {
    if (position >= source.count) return created[position - source.count]
    const override = overrides.get(position)
    return override === undefined ? source.build(position) : override.record
  }
  const put = (position: number, record: T | undefined): void => {
    if (position >= source.count) created[position - source.count] = record
    else overrides.set(position, { record })
  }
  const existing = (id: string): number | undefined => {
    const position = positionOf(id)
    return position !== undefined && at(position) !== undefined ? position : undefined
  }
  function* from(start: number, isLeftOut?: (position: number) => boolean): Iterable<{ readonly position: number; readonly record: T }> {
    for (let position = Math.max(0, start); position < source.count + created.length; position += 1) {
      if (isLeftOut?.(position) === true) continue
      const record = at(position)
      if (record !== undefined) yield { position, record }
    }
  }

  return {
    get size() {
      missing ??= countMissing()
      return source.count - missing + created.length - deleted
    },
    get: (id) => {
      const position = positionOf(id)
      return position === undefined ? undefined : at(position)
    },
    insert: (record) => {
      const id = String(record.id)
      if (positionOf(id) !== undefined) throw new Error(`The id ${id} is taken.`)
      createdAt.set(id, source.count + created.length)
      created.push(record)
    },
    replace: (record) => {
      const position = existing(String(record.id))
      if (position === undefined) throw new Error(`There is no record ${String(record.id)} to replace.`)
      put(position, record)
    },
    delete: (id) => {
      const position = existing(id)
      if (position === undefined) return false
      put(position, undefined)
      deleted += 1
      return true
    },
    from: (position) => from(position),
    changedFrom: (start, since) => {
      const { updatedAt } = source
      // Records may tell whole seconds.
      const least = since - 1000
      return updatedAt === undefined
        ? from(start)
        : from(start, (position) => position < source.count && !overrides.has(position) && updatedAt(position) < least)
    },
    *[Symbol.iterator]() {
      for (const { record } of from(0)) yield record
    },
  }
}
