import type { Dated, Shelf } from '../createShelf.js'

/** A shelf as lists show it: what was only marked as deleted is not there. */
export const listedOnly = <T extends Dated>(shelf: Shelf<T>, isListed: (record: T) => boolean): Shelf<T> => {
  function* listed(records: Iterable<T>): Iterable<T> {
    for (const record of records) if (isListed(record)) yield record
  }
  const get = (id: string): T | undefined => {
    const record = shelf.get(id)
    return record !== undefined && isListed(record) ? record : undefined
  }
  return {
    get,
    created: (span) => listed(shelf.created(span)),
    changed: (span) => listed(shelf.changed(span)),
    some: (isWanted) => listed(shelf.some(isWanted)),
    [Symbol.iterator]: () => listed(shelf)[Symbol.iterator](),
    insert: (record) => shelf.insert(record),
    replace: (record) => shelf.replace(record),
    delete: (id) => get(id) !== undefined && shelf.delete(id),
    *from(position) {
      for (const entry of shelf.from(position)) if (isListed(entry.record)) yield entry
    },
    *changedFrom(position, since) {
      for (const entry of shelf.changedFrom(position, since)) if (isListed(entry.record)) yield entry
    },
    get size() {
      let size = 0
      for (const _record of listed(shelf)) size += 1
      return size
    },
  }
}
