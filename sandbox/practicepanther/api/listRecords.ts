import { within, wantedValues } from '../odata/filterHints.js'
import { isDateTimeKey } from '../odata/isDateTimeKey.js'
import { matchesFilter, valueAt } from '../odata/matchesFilter.js'
import type { OrderTerm } from '../odata/parseOrderBy.js'
import type { ListQuery } from '../odata/parseQuery.js'
import { readDateTime } from '../readDateTime.js'
import type { Resource, WireRecord } from './Resource.js'

/** The records a list call asks for. Walks no more of the collection than the query needs, so that a page of a large firm costs a page. */
export const listRecords = (resource: Resource, asked: ListQuery): readonly WireRecord[] => {
  const query = { ...asked, top: Math.min(asked.top, resource.mostListed ?? Number.POSITIVE_INFINITY) }
  const matching = (record: WireRecord): boolean =>
    (query.filter === undefined || matchesFilter(query.filter, record)) &&
    query.named.every(([name, value]) => resource.named[name]?.(record, value) ?? true)
  const { candidates, inOrder } = candidatesOf(resource, query)
  if (inOrder) return take(candidates, matching, query)
  const found = [...candidates].filter(matching).sort(comparer(query.order.length === 0 ? defaultOrder(resource) : query.order))
  return found.slice(query.skip, query.skip + query.top)
}

const candidatesOf = (
  resource: Resource,
  { filter, named, order }: ListQuery,
): { readonly candidates: Iterable<WireRecord>; readonly inOrder: boolean } => {
  const wanted = wantedValues(filter, (path) => Object.hasOwn(resource.find, path))
  const find = wanted === undefined ? undefined : resource.find[wanted.path]
  if (wanted !== undefined && find !== undefined) {
    return { candidates: [...new Set(wanted.values)].flatMap((value) => [...find(value)]), inOrder: false }
  }
  const changed = within(filter, resource.changed === undefined ? null : changedKey)
  const since = readDateTime(named.find(([name]) => name === 'updated_since')?.[1] ?? '') ?? Number.NEGATIVE_INFINITY
  const from = Math.max(changed.from, since)
  const isByChange = isOrder(order, changeOrder) && order.length > 0
  if (resource.changed !== undefined && (isByChange || from > Number.NEGATIVE_INFINITY)) {
    return { candidates: resource.changed({ ...changed, from }), inOrder: isByChange }
  }
  const isInOrder = isDefaultOrder(resource, order)
  if (resource.listSince !== undefined && since > Number.NEGATIVE_INFINITY) {
    return { candidates: resource.listSince(since), inOrder: isInOrder }
  }
  return { candidates: resource.list(within(filter, resource.createdKey)), inOrder: isInOrder }
}

const changedKey = 'updated_at'
const changeOrder: readonly OrderTerm[] = [changedKey, 'id'].map((key) => ({ path: [key], descending: false }))

const take = (sorted: Iterable<WireRecord>, matching: (record: WireRecord) => boolean, { skip, top }: ListQuery): readonly WireRecord[] => {
  const found: WireRecord[] = []
  if (top === 0) return found
  let passed = 0
  for (const record of sorted) {
    if (!matching(record)) continue
    passed += 1
    if (passed > skip) found.push(record)
    if (found.length >= top) break
  }
  return found
}

const idKey = (resource: Resource): string => (resource.keys.includes('guid') ? 'guid' : 'id')

const defaultOrder = (resource: Resource): readonly OrderTerm[] =>
  [resource.createdKey, idKey(resource)].filter((key) => key !== null).map((key) => ({ path: [key], descending: false }))

/** Whether the wanted order is the one the collection is walked in anyway: by creation, or by creation and then id. */
const isDefaultOrder = (resource: Resource, order: readonly OrderTerm[]): boolean => {
  if (order.length > 0 && resource.createdKey === null) return false
  return isOrder(order, defaultOrder(resource))
}

/** Whether an order asks for no more than another gives. */
const isOrder = (order: readonly OrderTerm[], walked: readonly OrderTerm[]): boolean =>
  order.length <= walked.length && order.every(({ path, descending }, at) => !descending && path.join('/') === walked[at]?.path[0])

const comparer =
  (order: readonly OrderTerm[]) =>
  (one: WireRecord, other: WireRecord): number => {
    for (const { path, descending } of order) {
      const difference = compareValues(sortable(one, path), sortable(other, path))
      if (difference !== 0) return descending ? -difference : difference
    }
    return 0
  }

const sortable = (record: WireRecord, path: readonly string[]): unknown => {
  const value = valueAt(record, path)
  return typeof value === 'string' && isDateTimeKey(path.at(-1) ?? '') ? readDateTime(value) : value
}

/** Nulls first, as the vendor's database sorts them. */
const compareValues = (one: unknown, other: unknown): number => {
  if (one === other) return 0
  if (one === null || one === undefined) return -1
  if (other === null || other === undefined) return 1
  if (typeof one === 'number' && typeof other === 'number') return one - other
  const [left, right] = [one, other].map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
  return (left ?? '') < (right ?? '') ? -1 : 1
}
