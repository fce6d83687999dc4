import type { SortDirection } from '../../core/mirror/RecordOrder.js'
import type { CursorPlace } from './cursor.js'
import type { MirrorSort } from './table/MirrorTable.js'
import type { Bind } from './Values.js'

/** Sorted how: records without a value last in both directions, equal values by account and vendor id. */
export interface Keyset {
  readonly sort: MirrorSort
  readonly direction: SortDirection
}

const opposite = { ASC: 'DESC', DESC: 'ASC' } as const

/**
 * The `order by` of rows called `alias` whose sort value is `value`; backwards for pages that are read from the end.
 * Where there are no nulls none are named: an index is followed only when its own word on nulls is the same.
 */
export const orderBy = ({ sort, direction }: Keyset, alias: string, value: string, backwards: boolean): string => {
  const way = backwards ? opposite[direction] : direction
  const nulls = !sort.nullable ? '' : backwards ? ' nulls first' : ' nulls last'
  return `${alias}.${value} ${way}${nulls}, ${alias}.account_key ${way}, ${alias}.vendor_id ${way}`
}

/** Whether row `r` stands after a place; never null. */
export const isAfter = (keyset: Keyset, place: CursorPlace, bind: Bind): string => beyond(keyset, place, bind, 'after')

/** Whether row `r` stands before a place; never null. */
export const isBefore = (keyset: Keyset, place: CursorPlace, bind: Bind): string => beyond(keyset, place, bind, 'before')

const beyond = ({ sort, direction }: Keyset, place: CursorPlace, bind: Bind, side: 'after' | 'before'): string => {
  const column = `r.${sort.column}`
  const sign = (side === 'after') === (direction === 'ASC') ? '>' : '<'
  const id = `(${bind(place.account, 'text')}, ${bind(place.vendorId, 'text')})`
  const ownId = '(r.account_key, r.vendor_id)'
  if (place.value === null)
    return side === 'after' ? `(${column} is null and ${ownId} ${sign} ${id})` : `(${column} is not null or ${ownId} ${sign} ${id})`
  const value = bind(place.value, sort.type)
  // Written as one comparison of rows where it can be, which an index follows.
  const among = `(${column}, r.account_key, r.vendor_id) ${sign} (${value}, ${id.slice(1)}`
  if (!sort.nullable) return `(${among})`
  return side === 'after' ? `(${column} is null or ${among})` : `(${column} is not null and ${among})`
}
