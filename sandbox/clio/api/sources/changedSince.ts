import type { Collection, StoredRecord } from '../../../portal/Collection.js'
import type { RecordSource } from '../Resource.js'

/** A collection as a list's source; asked for what changed since a time, it leaves out what did not without building it. */
export const changedSince = <T extends StoredRecord>(records: Collection<T>, query: URLSearchParams): RecordSource => ({
  from: (position) => fromOf(records, query)(position),
  get: (id) => records.get(id),
})

/** The walk through a collection that a query needs. */
export const fromOf = <T extends StoredRecord>(records: Collection<T>, query: URLSearchParams): Collection<T>['from'] => {
  const since = Date.parse(query.getAll('updated_since').at(-1) ?? '')
  return (position) => (Number.isNaN(since) ? records.from(position) : records.changedFrom(position, since))
}
