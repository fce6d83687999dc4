import type { ListPage } from './envelope.js'
import type { ListQuery } from './ListQuery.js'

/** What is listed: ids in order, how one becomes a record, and which records are wanted (undefined: all). */
export interface Listing<T> {
  readonly ids: readonly string[]
  get(id: string): T | undefined
  readonly wanted: ((record: T) => boolean) | undefined
}

/** One page of a listing. Records are built for the page alone, unless they must be looked at to be counted. */
export const pageOf = <T>(listing: Listing<T>, query: ListQuery, answer: (record: T) => unknown): ListPage => {
  const { offset, limit } = query.paging()
  const { wanted } = listing
  const build = (ids: readonly string[]): readonly T[] => ids.flatMap((id) => listing.get(id) ?? [])
  if (wanted === undefined) {
    return { offset, limit, size: listing.ids.length, value: build(listing.ids.slice(offset, offset + limit)).map(answer) }
  }
  const found = build(listing.ids).filter(wanted)
  return { offset, limit, size: found.length, value: found.slice(offset, offset + limit).map(answer) }
}
